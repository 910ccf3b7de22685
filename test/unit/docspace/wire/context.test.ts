import { describe, expect, test } from "vitest";
import { contextOf } from "../../../../src/docspace/wire/context.ts";
import { dialectOf } from "../../../../src/docspace/wire/dialect.ts";

const FILES = 1;
const USERS = 16;
const read = (version: string, context: string, location = FILES) =>
  contextOf({ context, location }, dialectOf(version));

describe("what an event's context says", () => {
  test("is the title after the first colon from 3.6 on, whatever the language", () => {
    for (const version of ["3.6.0", "3.6.1", "3.7.2", "4.0.0"]) {
      expect(read(version, "Raum: Q3: plans")).toEqual({ kind: "title", title: "Q3: plans" });
      expect(read(version, "My documents")).toEqual({ kind: "place" });
    }
  });

  test("is an AI agent by the word before the title, which differs by version and language", () => {
    for (const word of ["Agents", "AI agents", "Agenten", "Агенты"])
      expect(read("3.7.2", `${word}: Legal`)).toEqual({ kind: "agent" });
    expect(read("3.5.0", "Agents: Legal")).toEqual({ kind: "title", title: "Agents: Legal" });
  });

  test("is the bare title before, colons and all, or the name of a place", () => {
    expect(read("3.5.0", "A: B")).toEqual({ kind: "title", title: "A: B" });
    expect(read("3.5.0", "Files")).toEqual({ kind: "either", text: "Files" });
    expect(read("3.5.1", "Users", USERS)).toEqual({ kind: "place" });
  });

  test("may be nothing", () => {
    for (const version of ["3.5.0", "3.7.2"]) expect(read(version, "")).toEqual({ kind: "none" });
  });
});
