import { comparableAddress } from "../text/address.ts";
import type { DocSpace } from "./http/client.ts";
import { listIn, requiredText, text } from "./wire/envelope.ts";

const PAGE = 100;

/**
 * The id of the account with this e-mail address, whatever its status; undefined if there is none. The server's search
 * finds parts of names and addresses (`people/filter`, `UserController.cs`), hence the comparison here.
 */
export async function findPersonId(docspace: DocSpace, email: string): Promise<string | undefined> {
  // A domain beyond ASCII may be stored in either spelling, so only what stands before the @ is searched for.
  const [local = email] = email.split("@");
  const query = { filterValue: /@.*(?:[^ -~]|xn--)/i.test(email) ? local : email, count: PAGE };
  const people = listIn(await docspace.get("people/filter", query));
  const found = people.find(
    (person) => comparableAddress(text(person, "email")) === comparableAddress(email),
  );
  return found === undefined ? undefined : requiredText(found, "id");
}
