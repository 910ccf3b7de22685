import { ELSEWHERE, UNCLEAR } from "./movements.ts";

/** Small numbers for rooms, from 0, so that packed tables can hold them. */
export interface RoomNumbers {
  /** Gives an unknown room the next number. */
  numberOf(roomId: number): number;
  /** Undefined for a room that is not audited. */
  known(roomId: number): number | undefined;
  /** The room's id; of what is no number of a room, `ELSEWHERE` stays and everything else is `UNCLEAR`. */
  idOf(room: number): number;
}

export function createRoomNumbers(roomIds: readonly number[]): RoomNumbers {
  const ids = [...roomIds];
  const numbers = new Map(ids.map((roomId, room) => [roomId, room]));
  return {
    numberOf(roomId) {
      const known = numbers.get(roomId);
      if (known !== undefined) return known;
      const room = ids.push(roomId) - 1;
      numbers.set(roomId, room);
      return room;
    },
    known: (roomId) => numbers.get(roomId),
    idOf(room) {
      if (room >= 0) return ids[room] ?? UNCLEAR;
      return room === ELSEWHERE ? ELSEWHERE : UNCLEAR;
    },
  };
}
