import { expect, test } from "vitest";
import { assess } from "../../../src/assess/assess.ts";
import { collected, member, RULES, room } from "./world.ts";

test("many memberships are judged with pauses, in each of which the run may be stopped", async () => {
  const roomIds = [1, 2, 3, 4, 5];
  const people = Array.from({ length: 1500 }, (_, n) => member(`Zoë ${n}`));
  const world = collected({
    rooms: roomIds.map((id) => room(id)),
    members: Object.fromEntries(roomIds.map((id) => [id, people])),
  });
  let pauses = 0;
  const { rooms } = await assess(world, RULES, async () => {
    pauses++;
  });
  expect(rooms.map(({ members }) => members.length)).toEqual(roomIds.map(() => 1500));
  expect(pauses).toBe(2);
  const stopped = assess(world, RULES, () => Promise.reject(new Error("cancelled")));
  await expect(stopped).rejects.toThrow("cancelled");
});
