import { type StoredFile, storedFile, uploadedFile } from "./files.ts";
import type { DocSpace } from "./http/client.ts";
import { PortalError, unexpectedAnswer } from "./http/portal-error.ts";
import { objectIn, optionalObject, readChunkAnswer, requiredText, wordOf } from "./wire/envelope.ts";

/** A part of a session upload; a file up to this size must be one part, or it becomes two broken versions. */
export const CHUNK = 10 * 1024 * 1024;

/**
 * Which of the titles exist in the folder already. Rejects with kind `role` if the key's owner may not create files
 * there, `key-scope` if the key may not, `not-found` without such a folder: the way to find out without side effects
 * (`UploadController.cs`).
 */
export async function checkUpload(
  docspace: DocSpace,
  folderId: number,
  titles: readonly string[],
): Promise<string[]> {
  const envelope = await docspace.postQuestion(`files/${folderId}/upload/check`, { filesTitle: titles });
  const existing = envelope.response ?? [];
  if (!Array.isArray(existing)) throw unexpectedAnswer(envelope.endpoint, "is not a list of titles");
  return existing.map(wordOf);
}

/**
 * Uploads a file into a room or folder of a server from 3.7 on: a new version of the oldest file of this title, or a
 * new file where there is none or that one is locked or open (`FileUploader.cs`); only a look at id and version tells.
 * Rejects with kind `unsupported` on servers that want a session instead.
 */
export async function uploadFile(
  docspace: DocSpace,
  folderId: number,
  title: string,
  bytes: Uint8Array,
): Promise<StoredFile> {
  const part = { fieldName: "file", fileName: title, bytes };
  const envelope = await docspace.postMultipart(
    `files/${folderId}/upload`,
    { createNewIfExist: false },
    part,
  );
  return uploadedFile(docspace.portalUrl, envelope);
}

/**
 * The same for every version since 2.6; it also tells fewer people of a new version of a known file. Nothing is stored
 * before the last part arrived.
 *
 * @param bytes size of the whole file
 * @param parts the file in order, each of {@link CHUNK} bytes but the last; an empty file is one empty part
 */
export async function uploadBySession(
  docspace: DocSpace,
  folderId: number,
  title: string,
  bytes: number,
  parts: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
): Promise<StoredFile> {
  const session = await docspace.postJson(`files/${folderId}/upload/create_session`, {
    fileName: title,
    fileSize: bytes,
    createNewIfExist: false,
  });
  const data = optionalObject(objectIn(session), "data");
  if (!data) throw unexpectedAnswer(session.endpoint, "opens no upload session");
  const uid = requiredText(data, "id");
  for await (const part of parts) {
    const file = await sendChunk(docspace, uid, title, part);
    if (file) return file;
  }
  throw unexpectedAnswer(CHUNK_ENDPOINT, "does not confirm the last part of the upload");
}

const CHUNK_ENDPOINT = "POST /ChunkedUploader.ashx";

/** The finished file after the last part, undefined after the others. */
async function sendChunk(
  docspace: DocSpace,
  uid: string,
  title: string,
  bytes: Uint8Array,
): Promise<StoredFile | undefined> {
  const part = { fieldName: "file", fileName: title, bytes };
  const body = await docspace.postMultipartBare("/ChunkedUploader.ashx", { uid }, part);
  const answer = readChunkAnswer(CHUNK_ENDPOINT, body);
  if (!answer.success) {
    throw new PortalError(
      "The portal did not take a part of the upload (POST /ChunkedUploader.ashx): the upload session ended or the file was refused; run the action again.",
      { kind: "refused", endpoint: CHUNK_ENDPOINT, status: 200 },
    );
  }
  const file = answer.data && optionalObject(answer.data, "file");
  return file && storedFile(docspace.portalUrl, file);
}
