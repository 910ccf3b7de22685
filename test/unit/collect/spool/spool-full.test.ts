import * as fs from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test, vi } from "vitest";
import { readRoomLog } from "../../../../src/collect/rooms/room-log.ts";
import { createSpool } from "../../../../src/collect/spool/spool.ts";
import { SpoolError } from "../../../../src/collect/spool/spool-file.ts";
import { CoverageBook } from "../../../../src/collect/trail/coverage.ts";
import { eventOf } from "../fake-trail.ts";

vi.mock("node:fs", async (original) => {
  const real = await original<typeof fs>();
  return { ...real, writeSync: vi.fn(real.writeSync) };
});

const full = () => Object.assign(new Error("ENOSPC: no space left on device, write"), { code: "ENOSPC" });
const spoolError = new SpoolError("What was read could not be kept: the disk is full.");

test("after a page written in part, neither writing nor reading goes on, and both say why", async () => {
  const spool = createSpool(fs.mkdtempSync(join(tmpdir(), "spool-full-")));
  const segment = spool.segment({ from: 0, to: 10 });
  segment.append([eventOf(3, 7)]);
  const { writeSync: real } = await vi.importActual<typeof fs>("node:fs");
  vi.mocked(fs.writeSync)
    .mockImplementationOnce((handle, bytes) => real(handle, Buffer.from(bytes).subarray(0, 20)))
    .mockImplementationOnce(() => {
      throw full();
    });
  expect(() => segment.append([eventOf(2, 6)])).toThrow(/the disk is full/);
  expect(() => segment.append([eventOf(1, 5)])).toThrow(/the disk is full/);
  const reading = spool.trail.read()[Symbol.asyncIterator]();
  await expect(reading.next()).rejects.toThrow(/the disk is full/);
  spool.remove();
});

test("a room's log that cannot be kept ends the run, as it says nothing about the room", async () => {
  const reading = readRoomLog(7, {
    range: { from: 0, to: 10 },
    clockChanges: [],
    readPage: async () => {
      throw spoolError;
    },
    onEntries: () => undefined,
  });
  await expect(reading).rejects.toBe(spoolError);
});

test("events that cannot be kept end the run, and other readers stop", () => {
  const keeping = { isFatal: () => false, describe: () => "" } as unknown as ConstructorParameters<
    typeof CoverageBook
  >[0];
  const book = new CoverageBook(keeping);
  expect(() => book.fail(spoolError, { from: 0, to: 10 })).toThrow(spoolError);
  expect(book.stopped).toBe(spoolError);
});
