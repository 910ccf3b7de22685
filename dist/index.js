import { createRequire as __WEBPACK_EXTERNAL_createRequire } from "module";
/******/ var __webpack_modules__ = ({

/***/ 2613:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("assert");

/***/ }),

/***/ 181:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("buffer");

/***/ }),

/***/ 4434:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("events");

/***/ }),

/***/ 9896:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("fs");

/***/ }),

/***/ 8611:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("http");

/***/ }),

/***/ 5692:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("https");

/***/ }),

/***/ 9278:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("net");

/***/ }),

/***/ 4589:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:assert");

/***/ }),

/***/ 6698:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:async_hooks");

/***/ }),

/***/ 4573:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:buffer");

/***/ }),

/***/ 7540:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:console");

/***/ }),

/***/ 7598:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:crypto");

/***/ }),

/***/ 3053:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:diagnostics_channel");

/***/ }),

/***/ 610:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:dns");

/***/ }),

/***/ 8474:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:events");

/***/ }),

/***/ 3024:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs");

/***/ }),

/***/ 1455:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs/promises");

/***/ }),

/***/ 7067:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:http");

/***/ }),

/***/ 2467:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:http2");

/***/ }),

/***/ 4708:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:https");

/***/ }),

/***/ 7030:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:net");

/***/ }),

/***/ 8161:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:os");

/***/ }),

/***/ 6760:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:path");

/***/ }),

/***/ 643:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:perf_hooks");

/***/ }),

/***/ 1792:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:querystring");

/***/ }),

/***/ 99:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:sqlite");

/***/ }),

/***/ 7075:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:stream");

/***/ }),

/***/ 7830:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:stream/web");

/***/ }),

/***/ 7997:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:timers");

/***/ }),

/***/ 8500:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:timers/promises");

/***/ }),

/***/ 1692:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:tls");

/***/ }),

/***/ 3136:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:url");

/***/ }),

/***/ 7975:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:util");

/***/ }),

/***/ 3429:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:util/types");

/***/ }),

/***/ 8300:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:worker_threads");

/***/ }),

/***/ 8522:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:zlib");

/***/ }),

/***/ 857:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("os");

/***/ }),

/***/ 932:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("process");

/***/ }),

/***/ 2203:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("stream");

/***/ }),

/***/ 4756:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("tls");

/***/ }),

/***/ 9023:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("util");

/***/ }),

/***/ 3106:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("zlib");

/***/ }),

/***/ 5181:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   j: () => (/* binding */ VERDICT_ORDER),
/* harmony export */   t: () => (/* binding */ byUrgency)
/* harmony export */ });
/* harmony import */ var _docspace_members_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(6090);

/** What asks for action first. */
const VERDICT_ORDER = [
    "inactive",
    "unknown",
    "new",
    "invited",
    "disabled",
    "exempt",
    "active",
];
/** What asks for action first; of that the widest access; then by name, the same on every machine whatever its language. */
function byUrgency(a, b) {
    return (VERDICT_ORDER.indexOf(a.verdict.kind) - VERDICT_ORDER.indexOf(b.verdict.kind) ||
        _docspace_members_js__WEBPACK_IMPORTED_MODULE_0__/* .ACCESS_ORDER */ .IF.indexOf(a.access) - _docspace_members_js__WEBPACK_IMPORTED_MODULE_0__/* .ACCESS_ORDER */ .IF.indexOf(b.access) ||
        compare(a.person.name, b.person.name) ||
        compare(a.person.id, b.person.id));
}
function compare(a, b) {
    return a < b ? -1 : a > b ? 1 : 0;
}


/***/ }),

/***/ 6538:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  ey: () => (/* binding */ PREVIEWS),
  o: () => (/* binding */ removeEarlierReports),
  ft: () => (/* binding */ writeDocument),
  Li: () => (/* binding */ writeReports)
});

// UNUSED EXPORTS: removeEarlierFiles

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __nccwpck_require__(1455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __nccwpck_require__(6760);
// EXTERNAL MODULE: external "node:timers/promises"
var external_node_timers_promises_ = __nccwpck_require__(8500);
// EXTERNAL MODULE: ./build/directory.js
var build_directory = __nccwpck_require__(6143);
// EXTERNAL MODULE: ./build/report-folder/titles.js
var titles = __nccwpck_require__(4131);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __nccwpck_require__(7598);
// EXTERNAL MODULE: ./build/errors.js
var errors = __nccwpck_require__(9473);
;// CONCATENATED MODULE: ./build/deliver/write-advice.js


const ADVICE = {
    ENOSPC: (path) => `The disk is full, so ${path} could not be written. Free some space on the runner, or ask for fewer formats.`,
    EDQUOT: (path) => `The disk quota is used up, so ${path} could not be written. Free some space, or ask for fewer formats.`,
    EACCES: (path) => `${path} could not be written: the runner's user may not write there. Choose another output-directory, or change the rights of ${(0,external_node_path_.dirname)(path)}.`,
    EPERM: (path) => `${path} could not be written: the system does not allow it. Choose another output-directory, or change the rights of ${(0,external_node_path_.dirname)(path)}.`,
    EROFS: (path) => `${path} could not be written: the file system is read-only. Choose another output-directory.`,
    EEXIST: (path) => `${path} is a file, but the reports need a directory there. Choose another output-directory, or remove the file.`,
    ENOTDIR: (path) => `A part of the path ${path} is a file, not a directory. Choose another output-directory, or remove the file.`,
    ENOENT: (path) => `${path} could not be written: no directory can be made there, or a link in it leads nowhere. Choose another output-directory.`,
    EISDIR: (path) => `${path} is a directory, but a report needs that name. Remove it, or choose another output-directory.`,
    ENOTEMPTY: (path) => `${path} is a directory, but a report needs that name. Remove it, or choose another output-directory.`,
    ENAMETOOLONG: (path) => `The path ${path} is too long for this system. Choose a shorter output-directory.`,
};
/** Does something to a file or directory; the system's error codes become sentences ({@link UserError}). */
async function withAdvice(path, act) {
    try {
        return await act();
    }
    catch (error) {
        const { code } = error;
        const advice = code === undefined ? undefined : ADVICE[code];
        if (advice === undefined)
            throw new errors/* UserError */.yo(`${path} could not be written: ${error.message}.`, { cause: error });
        throw new errors/* UserError */.yo(advice(path), { cause: error });
    }
}

;// CONCATENATED MODULE: ./build/deliver/growing-file.js




/** Bytes collected before one write. */
const BLOCK = 256 * 1024;
/** A file under a temporary name, with its size and hash as far as it is written. */
class GrowingFile {
    #path;
    #temporary;
    #handle;
    #hash = (0,external_node_crypto_.createHash)("sha256");
    /** Filled again and again: new buffers would be freed late, as they are outside the heap. */
    #block = Buffer.allocUnsafeSlow(BLOCK);
    #filled = 0;
    #bytes = 0;
    #closed = false;
    #renamed = false;
    constructor(path, temporary, handle) {
        this.#path = path;
        this.#temporary = temporary;
        this.#handle = handle;
    }
    static async create(folder, fileName) {
        if (fileName === "" ||
            fileName.startsWith(".") ||
            (0,external_node_path_.basename)(fileName) !== fileName ||
            fileName.includes("\\")) {
            throw new Error(`not a plain file name: ${JSON.stringify(fileName)}`);
        }
        const path = (0,external_node_path_.join)(folder, fileName);
        const temporary = (0,external_node_path_.join)(folder, `.${fileName}.${(0,external_node_crypto_.randomUUID)()}.tmp`);
        // `wx`: a file or link that somebody put there is never followed or overwritten.
        return new GrowingFile(path, temporary, await withAdvice(path, () => (0,promises_.open)(temporary, "wx", 0o600)));
    }
    /** Short texts, one after the other. */
    async appendEach(texts) {
        for (const text of texts) {
            // So many bytes at most: then nothing is split.
            if (text.length * 3 > BLOCK - this.#filled)
                await this.append(text);
            else
                this.#filled += this.#block.write(text, this.#filled);
        }
    }
    async append(content) {
        let rest = content;
        while (rest.length > 0) {
            const room = this.#block.subarray(this.#filled);
            let taken;
            if (typeof rest === "string") {
                const { read, written } = encoder.encodeInto(rest, room);
                taken = read;
                this.#filled += written;
            }
            else {
                taken = Math.min(rest.length, room.length);
                room.set(rest.subarray(0, taken));
                this.#filled += taken;
            }
            rest = typeof rest === "string" ? rest.slice(taken) : rest.subarray(taken);
            if (rest.length > 0 || this.#filled === BLOCK)
                await this.#flush();
        }
    }
    async finish() {
        await this.#flush();
        await withAdvice(this.#path, () => this.#handle.sync());
        await this.#close();
        await withAdvice(this.#path, () => (0,promises_.rename)(this.#temporary, this.#path));
        this.#renamed = true;
        return {
            path: this.#path,
            title: (0,external_node_path_.basename)(this.#path),
            bytes: this.#bytes,
            sha256: this.#hash.digest("hex"),
        };
    }
    /** Removes what is unfinished; a finished file stays. */
    async discard() {
        if (this.#renamed)
            return;
        await this.#close().catch(() => undefined);
        await (0,promises_.rm)(this.#temporary, { force: true }).catch(() => undefined);
    }
    async #flush() {
        const block = this.#block.subarray(0, this.#filled);
        this.#hash.update(block);
        await withAdvice(this.#path, () => writeAll(this.#handle, block));
        this.#bytes += this.#filled;
        this.#filled = 0;
    }
    async #close() {
        if (this.#closed)
            return;
        this.#closed = true;
        await withAdvice(this.#path, () => this.#handle.close());
    }
}
const encoder = new TextEncoder();
/** One write may take less than it was given. */
async function writeAll(handle, block) {
    let rest = block;
    while (rest.byteLength > 0) {
        const { bytesWritten } = await handle.write(rest);
        rest = rest.subarray(bytesWritten);
    }
}

;// CONCATENATED MODULE: ./build/deliver/write-files.js







/** Events rendered at once: short texts are freed early, long ones linger. */
const RENDERED = 200;
/**
 * Writes all reports in one pass over the events, each under a temporary name until it is whole, readable by the
 * owner only. When anything fails, no unfinished file remains and files of earlier runs are as they were.
 * Rejects with a {@link UserError} for a full disk, a directory that cannot be written, and a path that is a file,
 * and with the signal's reason once that is aborted.
 */
async function writeReports(directory, reports, events, signal) {
    const folder = await outputDirectory(directory);
    const files = [];
    try {
        for (const report of reports) {
            files.push({ report, file: await GrowingFile.create(folder, report.fileName) });
        }
        for (const { report, file } of files)
            await appendPieces(file, report.renderer.begin(), signal);
        if (files.length > 0) {
            for await (const batch of events) {
                for (let index = 0; index < batch.length; index += RENDERED) {
                    const some = batch.slice(index, index + RENDERED);
                    for (const { report, file } of files)
                        await appendEvents(file, await report.renderer.events(some));
                    signal?.throwIfAborted();
                }
            }
        }
        const written = new Map();
        const [alone, naming] = [
            files.filter(({ report }) => report.closing === undefined),
            files.filter(({ report }) => report.closing !== undefined),
        ];
        for (const { report, file } of [...alone, ...naming]) {
            await appendPieces(file, report.renderer.end(), signal);
            if (report.closing !== undefined) {
                await appendPieces(file, report.closing([...written.values()]), signal);
            }
            written.set(report.fileName, await file.finish());
        }
        return reports.flatMap(({ fileName }) => written.get(fileName) ?? []);
    }
    catch (error) {
        await Promise.all(files.map(({ file }) => file.discard()));
        throw error;
    }
}
/** Writes one file whose content is there already, or comes in pieces, by the same rules as {@link writeReports}. */
async function writeDocument(directory, fileName, content) {
    const file = await GrowingFile.create(await outputDirectory(directory), fileName);
    try {
        if (typeof content === "string" || content instanceof Uint8Array)
            await file.append(content);
        else
            for await (const piece of content)
                await file.append(piece);
        return await file.finish();
    }
    catch (error) {
        await file.discard();
        throw error;
    }
}
/** Where previews of mails are, in the output directory. */
const PREVIEWS = "reminders";
/**
 * Removes the reports and the previews of mails that earlier runs left in the directory, as on a runner that is kept:
 * whatever happens to this run, nobody shall take them for its own. Known by their names.
 *
 * @throws UserError where a file cannot be removed
 */
async function removeEarlierReports(directory) {
    await removeEarlierFiles(directory, (name) => (0,titles/* isOwnTitle */.Fr)(name) || (0,titles/* isSummaryFile */.T$)(name));
    await removeEarlierFiles((0,external_node_path_.join)(directory, PREVIEWS), (name) => /^[\w-]{1,80}\.eml$/.test(name));
}
/**
 * Removes the files of these names, whole or unfinished; links are removed, never followed. Does nothing where there is
 * no such directory, or only a link to one.
 *
 * @throws UserError where a file cannot be removed
 */
async function removeEarlierFiles(directory, isMeant) {
    const path = (0,external_node_path_.resolve)(directory);
    const there = await (0,promises_.lstat)(path).catch(() => undefined);
    if (there?.isDirectory() !== true)
        return;
    for (const entry of await withAdvice(path, () => (0,promises_.readdir)(path, { withFileTypes: true }))) {
        if (entry.isDirectory() || !isMeant(UNFINISHED.exec(entry.name)?.[1] ?? entry.name))
            continue;
        const file = (0,external_node_path_.join)(path, entry.name);
        await withAdvice(file, () => (0,promises_.rm)(file, { force: true }));
    }
}
/** What a run that was killed could not remove; see {@link GrowingFile}. */
const UNFINISHED = /^\.(.+)\.[\da-f-]{36}\.tmp$/;
function appendEvents(file, rendered) {
    const whole = typeof rendered === "string" || rendered instanceof Uint8Array;
    return whole ? file.append(rendered) : file.appendEach(rendered);
}
/** A cancelling has its turn between two pieces. */
async function appendPieces(file, content, signal) {
    const piece = await content;
    if (typeof piece === "string" || piece instanceof Uint8Array)
        return file.append(piece);
    for await (const one of piece) {
        await file.append(one);
        await (0,external_node_timers_promises_.setImmediate)();
        signal?.throwIfAborted();
    }
}
/** The directory's absolute path; created, for its owner only, where it is missing. */
async function outputDirectory(directory) {
    const path = (0,external_node_path_.resolve)(directory);
    await withAdvice(path, async () => (0,build_directory/* makeDirectory */.O)(path));
    return path;
}


/***/ }),

/***/ 6143:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   O: () => (/* binding */ makeDirectory)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(3024);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(6760);


/**
 * Makes a directory, and those above it that are missing, for their owner only. Node's own `recursive` never ends where
 * a directory is there and still takes none, as in `/proc` (`MKDirp` in `node_file.cc`).
 *
 * @throws the system's error, also where `path` is something else than a directory
 */
function makeDirectory(path) {
    const make = () => (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.mkdirSync)(path, { mode: 0o700 });
    try {
        make();
    }
    catch (error) {
        const { code } = error;
        if (code === "EEXIST" && (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.statSync)(path).isDirectory())
            return;
        const above = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(path);
        if (code !== "ENOENT" || (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.statSync)(above, { throwIfNoEntry: false }) !== undefined)
            throw error;
        makeDirectory(above);
        make();
    }
}


/***/ }),

/***/ 1122:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   MY: () => (/* binding */ readFileBytes),
/* harmony export */   My: () => (/* binding */ withTitles),
/* harmony export */   Oy: () => (/* binding */ storedFile),
/* harmony export */   Tb: () => (/* binding */ seekRoomFiles),
/* harmony export */   Xi: () => (/* binding */ uploadedFile),
/* harmony export */   ct: () => (/* binding */ listFolderFiles),
/* harmony export */   hs: () => (/* binding */ listRoomFiles),
/* harmony export */   ly: () => (/* binding */ getFile)
/* harmony export */ });
/* harmony import */ var _http_portal_error_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(1621);
/* harmony import */ var _wire_employee_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(9691);
/* harmony import */ var _wire_envelope_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(2911);
/* harmony import */ var _wire_paging_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(2175);




/** Bits of `fileStatus` (`FileStatus.cs`): is edited, and is edited by its reader alone. */
const IS_EDITED = 1 | 16;
/** `FilterType.FilesOnly`: with it the listing reaches into subfolders. */
const FILES_ONLY = 1;
/** One file with the room it lies in now; undefined if it does not exist (any more). */
async function getFile(docspace, id) {
    try {
        const envelope = await docspace.get(`files/file/${id}`);
        return storedFile(docspace.portalUrl, (0,_wire_envelope_js__WEBPACK_IMPORTED_MODULE_2__/* .objectIn */ .D7)(envelope));
    }
    catch (error) {
        if ((0,_http_portal_error_js__WEBPACK_IMPORTED_MODULE_0__/* .isNotFound */ .c4)(error))
            return undefined;
        throw error;
    }
}
/** All files below a room or folder, subfolders included; they come without `roomId`. */
async function listRoomFiles(docspace, folderId) {
    return (0,_wire_paging_js__WEBPACK_IMPORTED_MODULE_3__/* .readWholeList */ .Ej)(filesIn(docspace, folderId, { filterType: FILES_ONLY }));
}
/**
 * Looks for files in a room or folder and everything below it.
 *
 * @param expected how many files it is believed to have
 * @returns the files seen; `whole`: there are no others
 */
async function seekRoomFiles(docspace, folderId, wanted, expected) {
    const reading = filesIn(docspace, folderId, { filterType: FILES_ONLY });
    const { rows, whole } = await (0,_wire_paging_js__WEBPACK_IMPORTED_MODULE_3__/* .seekInList */ .QO)(reading, wanted, expected);
    return { files: rows, whole };
}
/**
 * The files that lie directly in a room or folder. Whoever looks for a title lists, and does not search: where a search
 * index is installed it answers searches (`FileDao.cs`), and it lags behind or lacks files.
 */
async function listFolderFiles(docspace, folderId) {
    return (0,_wire_paging_js__WEBPACK_IMPORTED_MODULE_3__/* .readWholeList */ .Ej)(filesIn(docspace, folderId, { filterType: FILES_ONLY, withSubFolders: false }));
}
/**
 * Those of a folder's files that have these very titles, oldest first: the server replaces the oldest, and its database
 * does not tell upper from lower case.
 */
function withTitles(files, titles) {
    const oldestFirst = files.toSorted((a, b) => a.id - b.id);
    const byTitle = Map.groupBy(oldestFirst, (file) => comparable(file.title));
    return new Map(titles.map((title) => [title, byTitle.get(comparable(title)) ?? []]));
}
/**
 * The bytes of a file's newest version, or of the given one, without an event in the audit trail: `action=download`
 * would leave one (`StreamFileAsync` in `FileHandler.ashx.cs`, which takes the version too, v3.5.0 to v3.7.2). Rejects
 * with kind `not-found` for a file or version that does not exist, and `too-large` for one of more than `mostBytes`.
 */
async function readFileBytes(docspace, fileId, version, mostBytes) {
    return docspace.getBytes("/filehandler.ashx", { action: "stream", fileid: fileId, version }, mostBytes);
}
/** Reads `FileDto`. The addresses in it may name a host only the server knows, so they are moved to the portal's. */
function storedFile(portalUrl, file) {
    const id = (0,_wire_envelope_js__WEBPACK_IMPORTED_MODULE_2__/* .number */ .ai)(file, "id");
    const roomId = (0,_wire_envelope_js__WEBPACK_IMPORTED_MODULE_2__/* .optionalNumber */ .WI)(file, "originRoomId");
    const created = (0,_wire_envelope_js__WEBPACK_IMPORTED_MODULE_2__/* .optionalDate */ .XL)(file, "created");
    const updatedBy = (0,_wire_envelope_js__WEBPACK_IMPORTED_MODULE_2__/* .optionalObject */ .u9)(file, "updatedBy");
    const edited = (((0,_wire_envelope_js__WEBPACK_IMPORTED_MODULE_2__/* .optionalNumber */ .WI)(file, "fileStatus") ?? 0) & IS_EDITED) !== 0;
    const locked = (0,_wire_envelope_js__WEBPACK_IMPORTED_MODULE_2__/* .flag */ .Jt)(file, "locked");
    return {
        id,
        title: (0,_wire_envelope_js__WEBPACK_IMPORTED_MODULE_2__/* .text */ .Qq)(file, "title"),
        folderId: (0,_wire_envelope_js__WEBPACK_IMPORTED_MODULE_2__/* .number */ .ai)(file, "folderId"),
        version: (0,_wire_envelope_js__WEBPACK_IMPORTED_MODULE_2__/* .number */ .ai)(file, "version"),
        size: (0,_wire_envelope_js__WEBPACK_IMPORTED_MODULE_2__/* .numberOr */ .d_)(file.values["pureContentLength"]) ?? 0,
        url: addressInPortal(portalUrl, (0,_wire_envelope_js__WEBPACK_IMPORTED_MODULE_2__/* .text */ .Qq)(file, "webUrl") || `doceditor?fileid=${id}`),
        ...(roomId === undefined || roomId <= 0 ? {} : { roomId }),
        ...(created === undefined ? {} : { created }),
        ...(updatedBy === undefined ? {} : { changedBy: (0,_wire_employee_js__WEBPACK_IMPORTED_MODULE_1__/* .displayName */ .Q)(updatedBy) }),
        ...(edited || locked ? { busy: edited ? "edited" : "locked" } : {}),
    };
}
/** The one file of an upload's answer: a list since 3.7, a single object before. */
function uploadedFile(portalUrl, envelope) {
    const file = Array.isArray(envelope.response) ? (0,_wire_envelope_js__WEBPACK_IMPORTED_MODULE_2__/* .listIn */ .Of)(envelope)[0] : (0,_wire_envelope_js__WEBPACK_IMPORTED_MODULE_2__/* .objectIn */ .D7)(envelope);
    if (!file)
        throw (0,_http_portal_error_js__WEBPACK_IMPORTED_MODULE_0__/* .unexpectedAnswer */ .au)(envelope.endpoint, "names no uploaded file");
    return storedFile(portalUrl, file);
}
/** With `FILES_ONLY` the server's total counts nothing but files (recorded on 3.5.0 and 3.7.2). */
function filesIn(docspace, folderId, query) {
    return {
        readPage: async (startIndex, count) => {
            const asked = { ...query, count, startIndex: startIndex || undefined };
            const envelope = await docspace.get(`files/${folderId}`, asked);
            const page = (0,_wire_envelope_js__WEBPACK_IMPORTED_MODULE_2__/* .objectIn */ .D7)(envelope);
            const rows = (0,_wire_envelope_js__WEBPACK_IMPORTED_MODULE_2__/* .list */ .p_)(page, "files").map((file) => storedFile(docspace.portalUrl, file));
            return { rows, total: (0,_wire_envelope_js__WEBPACK_IMPORTED_MODULE_2__/* .number */ .ai)(page, "total"), endpoint: envelope.endpoint };
        },
        keyOf: ({ id }) => id,
    };
}
function comparable(title) {
    return title.normalize("NFC").toLowerCase();
}
/**
 * The path alone, at the portal: the host in it may be one that only the server knows, and a path that begins with
 * "//" must not become another host.
 */
function addressInPortal(portalUrl, address) {
    const inPortal = new URL(portalUrl.origin);
    const path = URL.canParse(address, portalUrl.href) ? new URL(address, portalUrl) : portalUrl;
    inPortal.pathname = path.pathname.replace(/^[/\\]+/, "/");
    inPortal.search = path.search;
    inPortal.hash = path.hash;
    return inPortal.href;
}


/***/ }),

/***/ 4380:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   L2: () => (/* binding */ getFolder),
/* harmony export */   Op: () => (/* binding */ listSubfolders),
/* harmony export */   sT: () => (/* binding */ getRoom)
/* harmony export */ });
/* harmony import */ var _http_at_once_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(8167);
/* harmony import */ var _http_portal_error_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(1621);
/* harmony import */ var _rooms_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(4621);
/* harmony import */ var _wire_envelope_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(2911);
/* harmony import */ var _wire_paging_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(2175);





/**
 * A room, or a folder anywhere with the room it lies in; undefined if there is none of this id. A folder that the
 * key's owner may not read rejects with kind `role`.
 */
async function getFolder(docspace, id) {
    const found = await folderFields(docspace, id);
    if (!found)
        return undefined;
    const itself = {
        id: (0,_wire_envelope_js__WEBPACK_IMPORTED_MODULE_2__/* .number */ .ai)(found, "id"),
        title: (0,_wire_envelope_js__WEBPACK_IMPORTED_MODULE_2__/* .text */ .Qq)(found, "title"),
        canRead: (0,_rooms_js__WEBPACK_IMPORTED_MODULE_1__/* .allows */ .NB)(found, "Read"),
        canCreate: (0,_rooms_js__WEBPACK_IMPORTED_MODULE_1__/* .allows */ .NB)(found, "Create"),
    };
    if ((0,_rooms_js__WEBPACK_IMPORTED_MODULE_1__/* .isRoom */ .qn)(found)) {
        const room = (0,_rooms_js__WEBPACK_IMPORTED_MODULE_1__/* .roomOf */ .dT)(found, "active");
        const links = room.openToStrangers || tellsLinks(found)
            ? { openToStrangers: room.openToStrangers }
            : await linksOf(docspace, found);
        return { ...itself, room, isRoom: true, ...links };
    }
    const path = await pathParts(docspace, id);
    const roomAt = path.findIndex(_rooms_js__WEBPACK_IMPORTED_MODULE_1__/* .isRoom */ .qn);
    const roomFields = roomAt < 0 ? undefined : await folderFields(docspace, (0,_wire_envelope_js__WEBPACK_IMPORTED_MODULE_2__/* .number */ .ai)(path[roomAt], "id"));
    const room = roomFields ? (0,_rooms_js__WEBPACK_IMPORTED_MODULE_1__/* .roomOf */ .dT)(roomFields, "active") : undefined;
    let openToStrangers = room?.openToStrangers === true || hasLink(found);
    // A folder between the two may have a link of its own.
    for (const between of path.slice(roomAt + 1, -1)) {
        if (openToStrangers || !(0,_wire_envelope_js__WEBPACK_IMPORTED_MODULE_2__/* .flag */ .Jt)(found, "parentShared"))
            break;
        const parent = await folderFields(docspace, (0,_wire_envelope_js__WEBPACK_IMPORTED_MODULE_2__/* .number */ .ai)(between, "id"));
        openToStrangers = parent !== undefined && hasLink(parent);
    }
    if (roomFields && room && !openToStrangers && !tellsLinks(roomFields)) {
        return { ...itself, room, isRoom: false, ...(await linksOf(docspace, roomFields)) };
    }
    return { ...itself, room, isRoom: false, openToStrangers };
}
/** A room by its id; undefined if there is none. One that the key's owner may not read rejects with kind `role`. */
async function getRoom(docspace, id) {
    const found = await folderFields(docspace, id);
    return found !== undefined && (0,_rooms_js__WEBPACK_IMPORTED_MODULE_1__/* .isRoom */ .qn)(found) ? (0,_rooms_js__WEBPACK_IMPORTED_MODULE_1__/* .roomOf */ .dT)(found, "active") : undefined;
}
/** The rooms endpoint describes any folder (`VirtualRoomsController.cs`). */
async function folderFields(docspace, id) {
    try {
        return (0,_wire_envelope_js__WEBPACK_IMPORTED_MODULE_2__/* .objectIn */ .D7)(await docspace.get(`files/rooms/${id}`));
    }
    catch (error) {
        if ((0,_http_portal_error_js__WEBPACK_IMPORTED_MODULE_0__/* .isNotFound */ .c4)(error))
            return undefined;
        throw error;
    }
}
/**
 * Whether a folder in a room has a link for strangers. Before 3.7.1 the server tells only whether it has any link, one
 * for members alone or an expired one among them (`FolderDtoHelper`): there each of them counts.
 */
function hasLink(folder) {
    return (0,_wire_envelope_js__WEBPACK_IMPORTED_MODULE_2__/* .flag */ .Jt)(folder, tellsLinks(folder) ? "sharedExternal" : "shared");
}
/** Servers of 2025 and before do not say in a room's description whether a link opens it. */
function tellsLinks(folder) {
    return folder.values["sharedExternal"] !== undefined;
}
const LINKS = 15;
/** Whether one of the room's own links lets strangers in; only those who may edit access are shown them. */
async function linksOf(docspace, room) {
    if (!editsAccess(room))
        return { openToStrangers: false, linksHidden: true };
    const links = await (0,_wire_paging_js__WEBPACK_IMPORTED_MODULE_3__/* .readWholeList */ .Ej)({
        readPage: async (startIndex, count) => {
            const query = { filterType: LINKS, count, startIndex: startIndex || undefined };
            const envelope = await docspace.get(`files/rooms/${(0,_wire_envelope_js__WEBPACK_IMPORTED_MODULE_2__/* .number */ .ai)(room, "id")}/share`, query);
            const rows = (0,_wire_envelope_js__WEBPACK_IMPORTED_MODULE_2__/* .listIn */ .Of)(envelope).map((share) => (0,_wire_envelope_js__WEBPACK_IMPORTED_MODULE_2__/* .optionalObject */ .u9)(share, "sharedLink"));
            return { rows, total: (0,_wire_envelope_js__WEBPACK_IMPORTED_MODULE_2__/* .totalOf */ .e6)(envelope), endpoint: envelope.endpoint };
        },
        keyOf: (link) => link && (0,_wire_envelope_js__WEBPACK_IMPORTED_MODULE_2__/* .text */ .Qq)(link, "id"),
    });
    return { openToStrangers: links.some((link) => link !== undefined && !(0,_wire_envelope_js__WEBPACK_IMPORTED_MODULE_2__/* .flag */ .Jt)(link, "internal")) };
}
/** `FileShare` of those who may always edit a room's access: its owner (`ReadWrite`) and its managers. */
const EDITS_ACCESS = [1, 9];
function editsAccess(room) {
    const told = (0,_wire_envelope_js__WEBPACK_IMPORTED_MODULE_2__/* .object */ .Ik)(room, "security").values["EditAccess"];
    return told === undefined ? EDITS_ACCESS.includes(room.values["access"]) : told === true;
}
/** From the portal's root down to the folder itself. */
async function pathParts(docspace, id) {
    return (0,_wire_envelope_js__WEBPACK_IMPORTED_MODULE_2__/* .list */ .p_)((0,_wire_envelope_js__WEBPACK_IMPORTED_MODULE_2__/* .objectIn */ .D7)(await docspace.get(`files/${id}`, { count: 1 })), "pathParts");
}
/**
 * The ids of all folders below a room or folder, at any depth. A listing without a search reaches one level only
 * (`EntryManager.cs`), and has the files besides, which belong to the total.
 */
async function listSubfolders(docspace, folderId) {
    const found = new Set();
    let level = [folderId];
    while (level.length > 0) {
        const below = await (0,_http_at_once_js__WEBPACK_IMPORTED_MODULE_4__/* .atOnce */ .z)(level, (id) => directSubfolders(docspace, id));
        // A folder moved meanwhile could show up twice.
        level = [...new Set(below.flat())].filter((id) => id !== folderId && !found.has(id));
        for (const id of level)
            found.add(id);
    }
    return [...found];
}
async function directSubfolders(docspace, folderId) {
    const entries = await (0,_wire_paging_js__WEBPACK_IMPORTED_MODULE_3__/* .readWholeList */ .Ej)({
        readPage: async (startIndex, count) => {
            const envelope = await docspace.get(`files/${folderId}`, {
                count,
                startIndex: startIndex || undefined,
            });
            const page = (0,_wire_envelope_js__WEBPACK_IMPORTED_MODULE_2__/* .objectIn */ .D7)(envelope);
            const folders = (0,_wire_envelope_js__WEBPACK_IMPORTED_MODULE_2__/* .list */ .p_)(page, "folders").map((folder) => ({ folder: (0,_wire_envelope_js__WEBPACK_IMPORTED_MODULE_2__/* .number */ .ai)(folder, "id"), file: 0 }));
            const files = (0,_wire_envelope_js__WEBPACK_IMPORTED_MODULE_2__/* .list */ .p_)(page, "files").map((file) => ({ folder: 0, file: (0,_wire_envelope_js__WEBPACK_IMPORTED_MODULE_2__/* .number */ .ai)(file, "id") }));
            return { rows: [...folders, ...files], total: (0,_wire_envelope_js__WEBPACK_IMPORTED_MODULE_2__/* .number */ .ai)(page, "total"), endpoint: envelope.endpoint };
        },
        keyOf: ({ folder, file }) => (folder === 0 ? `file ${file}` : folder),
    });
    return entries.flatMap(({ folder }) => (folder === 0 ? [] : [folder]));
}


/***/ }),

/***/ 8167:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   z: () => (/* binding */ atOnce)
/* harmony export */ });
const READERS = 10;
/**
 * Does the same with every item, some at once; the results come in the order of the items. After a failure nothing more
 * is begun, what is under way is waited for, so that no request outlives the stage that sent it, and then it rejects
 * with that failure.
 */
async function atOnce(items, action) {
    const results = [];
    const failures = [];
    let next = 0;
    const reader = async () => {
        while (next < items.length && failures.length === 0) {
            const index = next++;
            try {
                results[index] = await action(items[index]);
            }
            catch (error) {
                failures.push(error);
            }
        }
    };
    await Promise.all(Array.from({ length: Math.min(READERS, items.length) }, reader));
    if (failures.length > 0)
        throw failures[0];
    return results;
}


/***/ }),

/***/ 9539:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  S: () => (/* binding */ MOST_AT_ONCE),
  q: () => (/* binding */ createPace)
});

;// CONCATENATED MODULE: ./build/docspace/http/throughput.js
/** Squared relative spread that is assumed of fewer than eight latencies: they may agree by chance. */
const FEW_SPREAD = 0.05;
/** Throughput at level b against that at level a, from the kinds seen at both; undefined if there are none. */
function gainOf(a, levelA, b, levelB) {
    let weight = 0;
    let slower = 0;
    let variance = 0;
    for (const [kind, latenciesA] of a) {
        const latenciesB = b.get(kind);
        if (!latenciesB)
            continue;
        const share = Math.min(latenciesA.length, latenciesB.length);
        const typicalA = typical(latenciesA);
        const typicalB = typical(latenciesB);
        slower += share * Math.log(typicalB.mean / typicalA.mean);
        variance += share ** 2 * (typicalA.variance + typicalB.variance);
        weight += share;
    }
    if (weight === 0)
        return undefined;
    return {
        factor: levelB / levelA / Math.exp(slower / weight),
        uncertainty: Math.sqrt(variance) / weight,
    };
}
/** Too close to call: more observations may still turn it. */
function isOpen(gain, needed, errors = 1) {
    return Math.abs(Math.log(gain.factor / needed)) < errors * gain.uncertainty;
}
/**
 * The mean of the middle (one straggler must not decide, a skewed half must), and the variance of that mean relative
 * to its square.
 */
function typical(latencies) {
    const sorted = latencies.toSorted((x, y) => x - y);
    const cut = Math.floor(sorted.length / 8);
    const middle = sorted.slice(cut, sorted.length - cut);
    const mean = Math.max(0.1, sumOf(middle) / middle.length);
    const spread = sumOf(middle.map((latency) => (latency / mean - 1) ** 2)) / Math.max(1, middle.length - 1);
    return { mean, variance: Math.max(spread, latencies.length < 8 ? FEW_SPREAD : 0) / middle.length };
}
function sumOf(values) {
    return values.reduce((sum, value) => sum + value, 0);
}

;// CONCATENATED MODULE: ./build/docspace/http/concurrency-search.js

/** Requests at once before anything is known. */
const FIRST_LEVEL = 4;
/** A step up must gain this much in the fast growth, and this much between neighbours. */
const WORTH_GROWING = 1.07;
const WORTH_MOVING = 1.03;
/** Fewer requests at once are preferred as long as they cost no more than this altogether. */
const CHEAP = 0.97;
/** A kind of request seen so often at the first level can be compared with what the next one brings. */
const COMPARABLE = 2;
/** Latencies kept of each kind at each level. */
const KEPT = 80;
/** How many times the usual observations are made when the first ones leave it open. */
const PATIENCE = 4;
/** Requests between two looks at the neighbours: doubled each time that nothing better was found. */
const FIRST_REST = 300;
const LONGEST_REST = 4_800;
/** Looks for the number of requests at once that serves best. Long: one state machine, whose steps lead to each other. */
// biome-ignore lint/complexity/noExcessiveLinesPerFunction: one state machine, each of whose steps may lead to every other.
function createParallelismSearch(most) {
    let level = Math.min(FIRST_LEVEL, most);
    let ceiling = most;
    let epoch = 0;
    let settling = 0;
    let sample = new Map();
    let observed = 0;
    let phase = "grow";
    /** The level to beat, and what was seen there. */
    let best = level;
    let bestSample = new Map();
    let step = 0;
    let direction = -1;
    let failures = 0;
    /** Throughput compared with the best seen, multiplied over the steps down taken since. */
    let spent = 1;
    let rest = FIRST_REST;
    const enter = (next, nextLevel) => {
        phase = next;
        if (nextLevel !== level)
            epoch++;
        // The first new requests find the server as it was before the change: as many as it changed by are not counted.
        settling = Math.abs(nextLevel - level);
        level = nextLevel;
        sample = new Map();
        observed = 0;
    };
    const restNow = () => {
        failures = 0;
        enter("rest", best);
    };
    const search = (from, firstStep) => {
        best = from;
        step = firstStep;
        direction = -1;
        failures = 0;
        spent = 1;
        enter("measure", best);
    };
    /** The next neighbour of the best level, or rest when both sides and all steps are done. */
    const tryNext = () => {
        for (;;) {
            if (failures >= 2) {
                if (step <= 1) {
                    rest = Math.min(rest * 2, LONGEST_REST);
                    return restNow();
                }
                step = 1;
                failures = 0;
            }
            const candidate = best + direction * step;
            if (candidate >= 1 && candidate <= ceiling)
                return enter("try", candidate);
            direction = -direction;
            failures++;
        }
    };
    const grown = () => {
        if (best !== level) {
            const gain = gainOf(bestSample, best, sample, level);
            // What is asked now was not asked before: without having been seen there it cannot be compared.
            if (gain === undefined)
                return enter("grow", best);
            if (gain.factor < WORTH_GROWING) {
                if (mayStillPay(gain) && observed < PATIENCE * level)
                    return;
                // Two fewer of four would be half of what a server of four can do.
                return search(best, best > FIRST_LEVEL ? 2 : 1);
            }
        }
        best = level;
        bestSample = sample;
        const next = Math.min(level * 2, ceiling);
        if (next === level)
            return restNow();
        return enter("grow", next);
    };
    const tried = () => {
        const gain = gainOf(bestSample, best, sample, level) ?? { factor: 0, uncertainty: 0 };
        const needed = direction > 0 ? WORTH_MOVING : CHEAP / spent;
        if (isOpen(gain, needed) && observed < PATIENCE * enough(level))
            return;
        if (gain.factor <= needed) {
            direction = -direction;
            failures++;
            return tryNext();
        }
        spent = direction > 0 ? 1 : Math.min(1, spent * gain.factor);
        best = level;
        bestSample = sample;
        failures = 0;
        rest = FIRST_REST;
        return tryNext();
    };
    const decide = () => {
        switch (phase) {
            case "grow":
                if (observed >= level && (level !== best || repeats(sample) >= COMPARABLE))
                    grown();
                return;
            case "measure":
                if (observed < 2 * enough(level))
                    return;
                bestSample = sample;
                tryNext();
                return;
            case "try":
                if (observed >= enough(level))
                    tried();
                return;
            case "rest":
                if (observed < rest)
                    return;
                ceiling = Math.min(most, ceiling + 1);
                search(best, 1);
                return;
        }
    };
    return {
        get level() {
            return level;
        },
        get epoch() {
            return epoch;
        },
        observe(kind, latency, started) {
            if (started !== epoch)
                return;
            if (settling > 0) {
                settling--;
                return;
            }
            const latencies = sample.get(kind) ?? [];
            if (latencies.length === 0)
                sample.set(kind, latencies);
            if (latencies.length >= KEPT)
                latencies.shift();
            latencies.push(latency);
            observed++;
            decide();
        },
        refuse() {
            ceiling = Math.max(1, Math.floor(level / 2));
            best = Math.min(best, ceiling);
            rest = FIRST_REST;
            restNow();
        },
    };
}
/** One step too far is soon taken back, but stopping early costs until the next look around. */
function mayStillPay(gain) {
    return isOpen(gain, WORTH_GROWING, gain.factor < 1 ? 1 : 2);
}
/** How often the kind was seen that was seen most: what is asked once only can be compared with nothing later. */
function repeats(sample) {
    return Math.max(...[...sample.values()].map(({ length }) => length));
}
/** Observations that make a comparison: two rounds, but never fewer than eight. */
function enough(level) {
    return Math.max(8, level * 2);
}

;// CONCATENATED MODULE: ./build/docspace/http/minute-budget.js
/** Milliseconds for which a request counts against the budget. */
const WINDOW = 60_000;
function createRequestWindow(initialBudget) {
    let budget = initialBudget;
    let unanswered = 0;
    // Times of answers, oldest at `head`; they arrive in order, so a slice now and then keeps the list short.
    let answered = [];
    let head = 0;
    const forget = (now) => {
        while (head < answered.length && answered[head] <= now - WINDOW)
            head++;
        if (head > 1024 && head * 2 > answered.length) {
            answered = answered.slice(head);
            head = 0;
        }
    };
    return {
        free(now) {
            forget(now);
            return budget - unanswered - (answered.length - head);
        },
        nextFree(now) {
            forget(now);
            const held = unanswered + (answered.length - head);
            // With a lowered budget several slots must pass before one is free.
            const last = answered[head + Math.max(0, held - budget)];
            return last === undefined ? undefined : last + WINDOW;
        },
        start() {
            unanswered++;
        },
        end(now) {
            unanswered--;
            answered.push(now);
        },
        resize(next) {
            budget = next;
        },
        get budget() {
            return budget;
        },
    };
}

// EXTERNAL MODULE: ./build/docspace/http/portal-error.js
var portal_error = __nccwpck_require__(1621);
;// CONCATENATED MODULE: ./build/docspace/http/slowdown.js
/** `X-RateLimit-Limit` up to this is the limit of requests at once (50 GETs, 15 others); above, that of a minute. */
const LARGEST_CONCURRENCY_LIMIT = 50;
const FIRST_PAUSE = 2_000;
const LONGEST_PAUSE = 60_000;
/** After a refusal the budget shrinks to this share, and regains a tenth of the whole for each quiet minute. */
const SLOWER = 0.8;
function createSlowdown(window, search) {
    const whole = window.budget;
    let pausedUntil = 0;
    let pause = FIRST_PAUSE;
    let lastChange = 0;
    return {
        get pausedUntil() {
            return pausedUntil;
        },
        refused(error, now, startedAt, epoch) {
            if (error.limit !== undefined && error.limit <= LARGEST_CONCURRENCY_LIMIT) {
                // Several of the same moment are refused together: that is one refusal.
                if (epoch === search.epoch)
                    search.refuse();
                pausedUntil = Math.max(pausedUntil, now + Math.min(error.retryAfter ?? 200, LONGEST_PAUSE));
                return;
            }
            // Answers to requests that were under way when the pause began tell nothing new.
            if (startedAt < pausedUntil)
                return;
            pausedUntil = now + Math.min(error.retryAfter ?? pause, LONGEST_PAUSE);
            pause = Math.min(pause * 2, LONGEST_PAUSE);
            lastChange = now;
            const allowed = Math.min(window.budget, error.limit ?? window.budget);
            window.resize(Math.max(1, Math.floor(allowed * SLOWER)));
        },
        passed(startedAt) {
            if (startedAt >= pausedUntil)
                pause = FIRST_PAUSE;
        },
        regain(now) {
            if (window.budget >= whole || now - lastChange < LONGEST_PAUSE)
                return;
            const steps = Math.floor((now - lastChange) / LONGEST_PAUSE);
            lastChange += steps * LONGEST_PAUSE;
            window.resize(Math.min(whole, window.budget + Math.ceil((whole / 10) * steps)));
        },
    };
}

;// CONCATENATED MODULE: ./build/docspace/http/pace.js




/** The cloud allows 50 at once to all programs of a person; beyond ten, portals only answer more slowly. */
const MOST_AT_ONCE = 10;
/** Starts what waits as soon as budget, level and pauses allow it. Long because its parts share one queue. */
function createPace(settings) {
    const { clock, requestsPerMinute } = settings;
    const window = createRequestWindow(requestsPerMinute);
    const search = createParallelismSearch(settings.mostAtOnce ?? MOST_AT_ONCE);
    const slowdown = createSlowdown(window, search);
    const queue = new Set();
    let running = 0;
    const startWhatMayStart = () => {
        const now = clock.now();
        slowdown.regain(now);
        for (const waiter of queue) {
            if (running >= search.level)
                return setAlarm(undefined);
            if (now < slowdown.pausedUntil)
                return setAlarm(slowdown.pausedUntil);
            if (window.free(now) <= 0)
                return setAlarm(window.nextFree(now));
            queue.delete(waiter);
            running++;
            window.start();
            waiter.start();
        }
        setAlarm(undefined);
    };
    /** For when time alone lets the next task start; what starts by an answer needs no alarm. */
    const setAlarm = createAlarm(clock, startWhatMayStart);
    const acquire = (signal) => {
        if (signal?.aborted)
            return Promise.reject(signal.reason);
        return new Promise((resolve, reject) => {
            const cancel = () => {
                queue.delete(waiter);
                reject(signal?.reason);
                startWhatMayStart();
            };
            const waiter = {
                start: () => {
                    signal?.removeEventListener("abort", cancel);
                    resolve();
                },
            };
            signal?.addEventListener("abort", cancel, { once: true });
            queue.add(waiter);
            startWhatMayStart();
        });
    };
    return {
        async run(task, options = {}) {
            await acquire(options.signal);
            const startedAt = clock.now();
            const epoch = search.epoch;
            const saturated = running === search.level;
            try {
                const result = await task();
                slowdown.passed(startedAt);
                if (saturated && options.kind !== undefined) {
                    search.observe(options.kind, clock.now() - startedAt, epoch);
                }
                return result;
            }
            catch (error) {
                if (error instanceof portal_error/* PortalError */.vg && error.kind === "rate-limited") {
                    slowdown.refused(error, clock.now(), startedAt, epoch);
                }
                throw error;
            }
            finally {
                running--;
                window.end(clock.now());
                startWhatMayStart();
            }
        },
        get parallelism() {
            return search.level;
        },
    };
}
/** One alarm at a time; undefined: none. */
function createAlarm(clock, ring) {
    let alarm;
    return (at) => {
        if (alarm?.at === at)
            return;
        alarm?.controller.abort();
        alarm = undefined;
        if (at === undefined)
            return;
        const controller = new AbortController();
        alarm = { at, controller };
        clock.sleep(Math.max(1, at - clock.now()), controller.signal).then(() => {
            if (alarm?.controller !== controller)
                return;
            alarm = undefined;
            ring();
        }, () => undefined);
    };
}


/***/ }),

/***/ 1621:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   au: () => (/* binding */ unexpectedAnswer),
/* harmony export */   c4: () => (/* binding */ isNotFound),
/* harmony export */   cs: () => (/* binding */ isHopeless),
/* harmony export */   vg: () => (/* binding */ PortalError),
/* harmony export */   x6: () => (/* binding */ networkError)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(9473);
/* harmony import */ var _tls_failures_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(7227);
/* harmony import */ var _transport_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(6911);



/** A request that failed, as one sentence: what, why, what to do. Holds neither the key nor the server's stack. */
class PortalError extends _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo {
    name = "PortalError";
    kind;
    endpoint;
    status;
    retryAfter;
    limit;
    constructor(message, facts) {
        super(message, facts.cause === undefined ? undefined : { cause: facts.cause });
        this.kind = facts.kind;
        this.endpoint = facts.endpoint;
        this.status = facts.status;
        this.retryAfter = facts.retryAfter;
        this.limit = facts.limit;
    }
}
/** Whether every further request would get the same answer: the key was revoked, the plan ended, and the like. */
function isHopeless(error) {
    return error instanceof PortalError && HOPELESS.has(error.kind);
}
const HOPELESS = new Set([
    "bad-key",
    "key-scope",
    "role",
    "ip-restricted",
    "portal-state",
    "plan",
]);
/** Whether the portal said that what was asked for does not exist. */
function isNotFound(error) {
    return error instanceof PortalError && error.kind === "not-found";
}
/** Puts a failure below HTTP into words. */
function networkError(endpoint, host, failure) {
    const facts = { endpoint, cause: failure };
    const { code } = failure;
    switch (failure.failure) {
        case "timeout":
            return new PortalError(`The portal did not answer ${endpoint} in time (${code}): it is overloaded or cannot be reached from here; try again later.`, { kind: "timeout", ...facts });
        case "cut-short":
            return new PortalError(`The portal's answer to ${endpoint} was cut short (${code}): the connection or a proxy in between broke off; try again.`, { kind: "cut-short", ...facts });
        case "too-large":
            return new PortalError(`The answer to ${endpoint} is larger than any that this action can use (${code}): another server may answer at portal-url, or a file is not what its title says; it was not read to its end.`, { kind: "too-large", ...facts });
        case "encoding":
            return new PortalError(`The answer to ${endpoint} comes in a form that was not asked for (content-encoding: ${code}): a proxy in between or in front of the portal does that; let it send gzip or nothing, or leave the portal out of it.`, { kind: "refused", ...facts });
        case "network":
            break;
    }
    const ofProxy = code.startsWith(_transport_js__WEBPACK_IMPORTED_MODULE_1__/* .PROXY */ .rG);
    const insecure = (0,_tls_failures_js__WEBPACK_IMPORTED_MODULE_2__/* .tlsFailure */ .k)(ofProxy ? code.slice(_transport_js__WEBPACK_IMPORTED_MODULE_1__/* .PROXY */ .rG.length) : code, ofProxy ? "HTTPS_PROXY" : "portal-url");
    if (insecure !== undefined) {
        const server = ofProxy ? "the proxy named in HTTPS_PROXY" : host;
        const message = `No secure connection to ${server} (${code}): ${insecure}.`;
        return new PortalError(message, { kind: "certificate", ...facts });
    }
    return new PortalError(`${host} cannot be reached for ${endpoint} (${code}): ${whyUnreachable(code)}.`, {
        kind: "network",
        ...facts,
    });
}
function whyUnreachable(code) {
    if (code.startsWith("PROXY_407")) {
        return "the proxy named in HTTPS_PROXY wants a user and password, or other ones; write them into the variable as http://user:password@host:port";
    }
    if (/^PROXY_\d/.test(code)) {
        return "the proxy named in HTTPS_PROXY does not lead there; check it, or name the host in NO_PROXY";
    }
    if (code.startsWith(_transport_js__WEBPACK_IMPORTED_MODULE_1__/* .PROXY */ .rG)) {
        return "the proxy named in HTTPS_PROXY does not answer; check its name and port, or name the host in NO_PROXY";
    }
    const unknownName = code === "ENOTFOUND" || code === "EAI_AGAIN";
    const why = unknownName ? "this name cannot be resolved" : "the connection failed";
    return `${why}; check portal-url, the network and the proxy settings`;
}
/** An answer that is DocSpace's, but not of the shape that this program knows. */
function unexpectedAnswer(endpoint, what) {
    return new PortalError(`The portal's answer to ${endpoint} ${what}: its version may be newer or older than this action knows; please report it with the portal's version.`, { kind: "unexpected-answer", endpoint });
}


/***/ }),

/***/ 7227:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   A: () => (/* binding */ failureCode),
/* harmony export */   k: () => (/* binding */ tlsFailure)
/* harmony export */ });
/**
 * What stands in the way of a secure connection, and what to do, by the code of the failure ({@link failureCode});
 * undefined for a failure of another kind.
 */
function tlsFailure(code, input = "portal-url") {
    return FAILURES.find(([pattern]) => pattern.test(code))?.[1].replaceAll("{input}", input);
}
/**
 * The code that Node or OpenSSL gives a failure. What Node has no code for, such as a key that is too short for the
 * security level, it calls `UNSPECIFIED` and says in words (`X509ErrorCode` in `crypto_common.cc`).
 */
function failureCode(code, message) {
    return code === "UNSPECIFIED" ? message.slice(0, 80).toUpperCase().replace(/\W+/g, "_") : code;
}
const FAILURES = [
    [
        /CERT_HAS_EXPIRED|CERTIFICATE_HAS_EXPIRED/,
        "its certificate has expired; renew it on the server, and check that this machine's clock is right",
    ],
    [
        /CERT_NOT_YET_VALID/,
        "its certificate is not valid yet; check the clocks of this machine and of the one that issued it",
    ],
    [
        /ALTNAME_INVALID|HOSTNAME_MISMATCH/,
        "its certificate is for another name; use the name in the certificate as {input}, or install a certificate for this one",
    ],
    [
        /UNABLE_TO_VERIFY_LEAF_SIGNATURE|UNABLE_TO_GET_ISSUER_CERT/,
        "the server does not send the intermediate certificate, or its authority is not known here; install the whole chain on the server, or, for an authority of your own, name its file in NODE_EXTRA_CA_CERTS",
    ],
    [
        /SELF_SIGNED_CERT_IN_CHAIN|DEPTH_ZERO_SELF_SIGNED_CERT/,
        "its certificate was issued by the server itself or by an authority of your own; name that certificate's file in NODE_EXTRA_CA_CERTS, or install one of a public authority",
    ],
    [/CERT_REVOKED/, "its certificate was revoked; install a new one on the server"],
    [
        /WRONG_VERSION_NUMBER|PACKET_LENGTH_TOO_LONG|HTTP_REQUEST|RECORD_LAYER_FAILURE/,
        "something without TLS answers at this port; check the port in {input}, and that TLS is spoken there",
    ],
    [
        /CERTIFICATE_REQUIRED|NO_CERTIFICATE/,
        "the server wants a certificate from whoever connects to it, which this action has none of; exempt this machine from that on the server",
    ],
    [
        /UNRECOGNIZED_NAME/,
        "the server does not know itself by this name; use its own name as {input}, or add this one on the server",
    ],
    [
        /UNSUPPORTED_PROTOCOL|PROTOCOL_VERSION|VERSION_TOO_LOW|NO_PROTOCOLS_AVAILABLE|NO_SHARED_CIPHER|HANDSHAKE_FAILURE|INSUFFICIENT_SECURITY|TOO_SMALL|TOO_WEAK/,
        "the server's encryption is too old or too weak, or it wants a certificate from this action; let it offer TLS 1.2 or newer with current ciphers, keys and signatures, and exempt this machine from client certificates",
    ],
    [
        /CERT_|_CERT|^INVALID_(CA|PURPOSE)|PATH_LENGTH_EXCEEDED|^ERR_SSL|^ERR_TLS|EPROTO/,
        "its certificate or encryption is not accepted here; look at the server's certificate, or name the issuing authority's file in NODE_EXTRA_CA_CERTS",
    ],
];


/***/ }),

/***/ 6911:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   rG: () => (/* binding */ PROXY),
/* harmony export */   uZ: () => (/* binding */ MOST_BYTES),
/* harmony export */   wX: () => (/* binding */ TransportError)
/* harmony export */ });
/** More than any page of a list, of which the largest that were seen have half a megabyte. */
const MOST_BYTES = 64 * 1024 * 1024;
/** How the code of a failure begins that is a proxy's: `PROXY_407`, `PROXY_CERT_HAS_EXPIRED`. */
const PROXY = "PROXY_";
/**
 * What a Transport rejects with, other than with the reason of an aborted signal. `code` is the system's or the
 * HTTP client's name of the failure, e.g. `ECONNREFUSED`; it never holds an address with a query.
 */
class TransportError extends Error {
    failure;
    code;
    constructor(failure, code, options) {
        super(`${failure}: ${code}`, options);
        this.name = "TransportError";
        this.failure = failure;
        this.code = code;
    }
}


/***/ }),

/***/ 6090:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   IF: () => (/* binding */ ACCESS_ORDER),
/* harmony export */   T1: () => (/* binding */ GUEST_ID),
/* harmony export */   TX: () => (/* binding */ REMOVED_ID),
/* harmony export */   iY: () => (/* binding */ readGroup),
/* harmony export */   kM: () => (/* binding */ findPersonId),
/* harmony export */   q_: () => (/* binding */ SYSTEM_ID),
/* harmony export */   xA: () => (/* binding */ readShares)
/* harmony export */ });
/* unused harmony export EVERYONE_ID */
/* harmony import */ var _text_address_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(7666);
/* harmony import */ var _http_portal_error_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(1621);
/* harmony import */ var _wire_employee_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(9691);
/* harmony import */ var _wire_envelope_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(2911);
/* harmony import */ var _wire_paging_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(2175);





/** The server's `FileShare` numbers as words, widest first; `unknown`, for numbers of newer servers, may be wide. */
const ACCESS_ORDER = [
    "owner",
    "room-manager",
    "content-creator",
    "editing",
    "custom-filter",
    "review",
    "comment",
    "fill-forms",
    "unknown",
    "read",
    "restricted",
];
/** Ids that stand for no account of a person (`ASC.Core/Configuration/Constants.cs`). */
const GUEST_ID = "712d9ec3-5d2b-4b13-824f-71f00191dcca";
const SYSTEM_ID = "a37ee56e-3302-4a7b-b67e-ddbea64cd032";
/** Shown in place of every account that was deleted. */
const REMOVED_ID = "4a515a15-d4d6-4b8e-828e-e0586f18f3a3";
/** The built-in group of all accounts. */
const EVERYONE_ID = "c5cc67d1-c3e8-43c0-a3ad-3928ae3e5b5e";
/**
 * The people and groups of a room (`FileSharing.cs`), links left out. The owner is always among them: an empty list
 * is how the server says that the key's owner may not read the room.
 *
 * @throws UserError when the list did not stand still while it was read
 */
async function readShares(docspace, roomId) {
    const lines = await (0,_wire_paging_js__WEBPACK_IMPORTED_MODULE_4__/* .readWholeList */ .Ej)({
        readPage: async (startIndex, count) => {
            const query = { count, startIndex: startIndex || undefined };
            const envelope = await docspace.get(`files/rooms/${roomId}/share`, query);
            // Understood page by page: as the server sends them, the lines of a large room are ten times as large.
            const rows = (0,_wire_envelope_js__WEBPACK_IMPORTED_MODULE_3__/* .listIn */ .Of)(envelope).map(lineOf);
            return { rows, total: (0,_wire_envelope_js__WEBPACK_IMPORTED_MODULE_3__/* .totalOf */ .e6)(envelope), endpoint: envelope.endpoint };
        },
        keyOf,
    });
    return lines.filter((line) => line.kind !== "link");
}
/** With every member in one answer: this endpoint has no pages (`GroupController.cs`). */
async function readGroup(docspace, id) {
    const envelope = await docspace.get(`group/${encodeURIComponent(id)}`, { includeMembers: true });
    const group = (0,_wire_envelope_js__WEBPACK_IMPORTED_MODULE_3__/* .objectIn */ .D7)(envelope);
    return {
        id: (0,_wire_envelope_js__WEBPACK_IMPORTED_MODULE_3__/* .requiredText */ .$4)(group, "id"),
        name: (0,_wire_envelope_js__WEBPACK_IMPORTED_MODULE_3__/* .text */ .Qq)(group, "name"),
        members: membersOf(group),
    };
}
/**
 * A group without anybody has an empty list; one without a list was not told whole, nor is one with fewer people than
 * `membersCount`, which counts that very list (`GroupDto.cs`, v3.5.0-server to v3.7.2-server).
 */
function membersOf(group) {
    if (!Array.isArray(group.values["members"]))
        throw (0,_http_portal_error_js__WEBPACK_IMPORTED_MODULE_1__/* .unexpectedAnswer */ .au)(group.endpoint, "does not list the group's members");
    const members = (0,_wire_envelope_js__WEBPACK_IMPORTED_MODULE_3__/* .list */ .p_)(group, "members").map(personOf);
    const counted = (0,_wire_envelope_js__WEBPACK_IMPORTED_MODULE_3__/* .optionalNumber */ .WI)(group, "membersCount") ?? members.length;
    if (new Set(members.map(({ id }) => id)).size === counted)
        return members;
    throw (0,_http_portal_error_js__WEBPACK_IMPORTED_MODULE_1__/* .unexpectedAnswer */ .au)(group.endpoint, "lists other people of the group than it counts");
}
/**
 * The id of the account with this e-mail address, whatever its status; undefined if there is none. The server's search
 * finds parts of names and addresses (`people/filter`, `UserController.cs`), hence the comparison here.
 */
async function findPersonId(docspace, email) {
    // A domain beyond ASCII may be stored in either spelling, so only what stands before the @ is searched for.
    const [local = email] = email.split("@");
    const filterValue = /@.*(?:[^ -~]|xn--)/i.test(email) ? local : email;
    const people = await (0,_wire_paging_js__WEBPACK_IMPORTED_MODULE_4__/* .readWholeList */ .Ej)({
        readPage: async (startIndex, count) => {
            const query = { filterValue, count, startIndex: startIndex || undefined };
            const envelope = await docspace.get("people/filter", query);
            return { rows: (0,_wire_envelope_js__WEBPACK_IMPORTED_MODULE_3__/* .listIn */ .Of)(envelope), total: (0,_wire_envelope_js__WEBPACK_IMPORTED_MODULE_3__/* .totalOf */ .e6)(envelope), endpoint: envelope.endpoint };
        },
        keyOf: (person) => (0,_wire_envelope_js__WEBPACK_IMPORTED_MODULE_3__/* .requiredText */ .$4)(person, "id"),
    });
    const wanted = (0,_text_address_js__WEBPACK_IMPORTED_MODULE_0__/* .comparableAddress */ .$y)(email);
    const found = people.find((person) => (0,_text_address_js__WEBPACK_IMPORTED_MODULE_0__/* .comparableAddress */ .$y)((0,_wire_envelope_js__WEBPACK_IMPORTED_MODULE_3__/* .text */ .Qq)(person, "email")) === wanted);
    return found === undefined ? undefined : (0,_wire_envelope_js__WEBPACK_IMPORTED_MODULE_3__/* .requiredText */ .$4)(found, "id");
}
/** All deleted accounts have one id, so that their lines look alike. */
function keyOf(line) {
    const { id } = line.kind === "person" ? line.person : line.kind === "group" ? line.group : line;
    return id === "" || id === REMOVED_ID ? undefined : id;
}
function lineOf(row) {
    const link = (0,_wire_envelope_js__WEBPACK_IMPORTED_MODULE_3__/* .optionalObject */ .u9)(row, "sharedLink");
    if (link)
        return { kind: "link", id: (0,_wire_envelope_js__WEBPACK_IMPORTED_MODULE_3__/* .text */ .Qq)(link, "id") };
    const access = accessOf((0,_wire_envelope_js__WEBPACK_IMPORTED_MODULE_3__/* .number */ .ai)(row, "access"));
    const group = (0,_wire_envelope_js__WEBPACK_IMPORTED_MODULE_3__/* .optionalObject */ .u9)(row, "sharedToGroup");
    if (group)
        return { kind: "group", group: groupOf(group), access };
    const owner = (0,_wire_envelope_js__WEBPACK_IMPORTED_MODULE_3__/* .flag */ .Jt)(row, "isOwner");
    const person = personOf((0,_wire_envelope_js__WEBPACK_IMPORTED_MODULE_3__/* .object */ .Ik)(row, "sharedToUser"));
    return { kind: "person", person, access: owner ? "owner" : access, owner };
}
/** `EmployeeFullDto`. `activationStatus` says nothing about invitations: `status` 4 alone does. */
function personOf(user) {
    const id = (0,_wire_envelope_js__WEBPACK_IMPORTED_MODULE_3__/* .requiredText */ .$4)(user, "id").toLowerCase();
    const registered = (0,_wire_envelope_js__WEBPACK_IMPORTED_MODULE_3__/* .optionalDate */ .XL)(user, "registrationDate");
    const groups = (0,_wire_envelope_js__WEBPACK_IMPORTED_MODULE_3__/* .list */ .p_)(user, "groups").map(groupOf);
    return {
        id,
        name: (0,_wire_employee_js__WEBPACK_IMPORTED_MODULE_2__/* .displayName */ .Q)(user),
        email: (0,_wire_envelope_js__WEBPACK_IMPORTED_MODULE_3__/* .text */ .Qq)(user, "email"),
        status: statusOf(id, user),
        guest: (0,_wire_envelope_js__WEBPACK_IMPORTED_MODULE_3__/* .flag */ .Jt)(user, "isVisitor"),
        ...(registered === undefined ? {} : { registered }),
        ...(groups.length === 0 ? {} : { groups }),
    };
}
function groupOf(group) {
    return { id: (0,_wire_envelope_js__WEBPACK_IMPORTED_MODULE_3__/* .requiredText */ .$4)(group, "id"), name: (0,_wire_envelope_js__WEBPACK_IMPORTED_MODULE_3__/* .text */ .Qq)(group, "name") };
}
/** `EmployeeStatus` (`UserInfo.cs`); a state that is not known here may be one in which nobody can act. */
const STATUS = { 1: "active", 2: "disabled", 4: "invited" };
function statusOf(id, user) {
    if (id === REMOVED_ID)
        return "removed";
    const status = (0,_wire_envelope_js__WEBPACK_IMPORTED_MODULE_3__/* .number */ .ai)(user, "status");
    const known = STATUS[status];
    if (known === undefined)
        throw (0,_http_portal_error_js__WEBPACK_IMPORTED_MODULE_1__/* .unexpectedAnswer */ .au)(user.endpoint, `has the unknown status ${status} of an account`);
    return known;
}
const ACCESS = {
    0: "restricted",
    1: "owner",
    2: "read",
    3: "restricted",
    5: "review",
    6: "comment",
    7: "fill-forms",
    8: "custom-filter",
    9: "room-manager",
    10: "editing",
    11: "content-creator",
};
function accessOf(number) {
    return ACCESS[number] ?? "unknown";
}


/***/ }),

/***/ 4621:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   NB: () => (/* binding */ allows),
/* harmony export */   a8: () => (/* binding */ listAllRooms),
/* harmony export */   dT: () => (/* binding */ roomOf),
/* harmony export */   qi: () => (/* binding */ isAuditable),
/* harmony export */   qn: () => (/* binding */ isRoom)
/* harmony export */ });
/* unused harmony export listRooms */
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(9473);
/* harmony import */ var _http_portal_error_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(1621);
/* harmony import */ var _wire_envelope_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(2911);
/* harmony import */ var _wire_paging_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(2175);




/** `SearchArea` of the server, and the root folder type by which a room tells its own area (`FolderType`). */
const AREAS = {
    active: { searchArea: 0, root: 14 },
    archived: { searchArea: 1, root: 20 },
    template: { searchArea: 4, root: 30 },
    agent: { searchArea: 7, root: 34 },
};
const PUBLIC_ROOM = 6;
/** How often the areas are read when rooms move between them meanwhile. */
const READINGS = 5;
/**
 * Every room of the portal that the key's owner may see, each once, in whatever area. A room may be archived, or come
 * back, between the lists: the active ones are read again after the archived ones, and all are read again unless
 * both lists of active rooms are the same and no room is in two areas. The second of them is the first of the next try.
 *
 * @throws UserError when the lists did not stand still
 */
async function listAllRooms(docspace) {
    let before = await listRooms(docspace, "active");
    let others;
    for (let reading = 1; reading <= READINGS; reading++) {
        const archiving = listRooms(docspace, "archived");
        // Nothing waits for these: they are asked for behind what something waits for.
        others ??= Promise.all([listRooms(docspace, "template"), listRooms(docspace, "agent")]);
        others.catch(() => undefined);
        const archived = await archiving;
        const active = await listRooms(docspace, "active");
        const all = [...active, ...archived, ...(await others).flat()];
        const ids = new Set(all.map(({ id }) => id));
        const activeIds = new Set(active.map(({ id }) => id));
        const still = before.length === active.length && before.every(({ id }) => activeIds.has(id));
        if (still && ids.size === all.length)
            return all;
        before = active;
    }
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo("The portal's rooms kept moving between its lists of active and archived rooms while they were read: run the action again.");
}
/**
 * Every room of one area that the key's owner may see; a DocSpace admin sees all. No order is asked for, because the
 * server would store it as that person's own (`FilesSettings.cs`). Areas that this version lacks have no rooms.
 */
async function listRooms(docspace, area) {
    const { searchArea, root } = AREAS[area];
    const folders = await (0,_wire_paging_js__WEBPACK_IMPORTED_MODULE_3__/* .readWholeList */ .Ej)({
        readPage: (startIndex, count) => roomsPage(docspace, { searchArea, count, startIndex }),
        keyOf: (folder) => (0,_wire_envelope_js__WEBPACK_IMPORTED_MODULE_2__/* .text */ .Qq)(folder, "id"),
    });
    return folders
        .filter((folder) => ((0,_wire_envelope_js__WEBPACK_IMPORTED_MODULE_2__/* .numberOr */ .d_)(folder.values["rootFolderType"]) ?? root) === root)
        .map((folder) => roomOf(folder, area));
}
async function roomsPage(docspace, query) {
    try {
        const envelope = await docspace.get("files/rooms", query);
        const page = (0,_wire_envelope_js__WEBPACK_IMPORTED_MODULE_2__/* .objectIn */ .D7)(envelope);
        return { rows: (0,_wire_envelope_js__WEBPACK_IMPORTED_MODULE_2__/* .list */ .p_)(page, "folders"), total: (0,_wire_envelope_js__WEBPACK_IMPORTED_MODULE_2__/* .number */ .ai)(page, "total"), endpoint: envelope.endpoint };
    }
    catch (error) {
        const unknownArea = query.searchArea > 2 && error instanceof _http_portal_error_js__WEBPACK_IMPORTED_MODULE_1__/* .PortalError */ .vg && error.kind === "validation";
        if (unknownArea)
            return { rows: [], total: 0, endpoint: error.endpoint };
        throw error;
    }
}
/** Any folder may be described where a room is asked for. */
function isRoom(folder) {
    return ((0,_wire_envelope_js__WEBPACK_IMPORTED_MODULE_2__/* .numberOr */ .d_)(folder.values["roomType"]) ?? 0) > 0;
}
function roomOf(folder, otherwise) {
    const id = folder.values["id"];
    const numeric = (0,_wire_envelope_js__WEBPACK_IMPORTED_MODULE_2__/* .numberOr */ .d_)(id);
    const roomType = (0,_wire_envelope_js__WEBPACK_IMPORTED_MODULE_2__/* .number */ .ai)(folder, "roomType");
    return {
        id: numeric ?? (0,_wire_envelope_js__WEBPACK_IMPORTED_MODULE_2__/* .text */ .Qq)(folder, "id"),
        title: (0,_wire_envelope_js__WEBPACK_IMPORTED_MODULE_2__/* .text */ .Qq)(folder, "title"),
        roomType,
        area: areaOf(folder) ?? otherwise,
        thirdParty: numeric === undefined || (0,_wire_envelope_js__WEBPACK_IMPORTED_MODULE_2__/* .text */ .Qq)(folder, "providerKey") !== "",
        created: (0,_wire_envelope_js__WEBPACK_IMPORTED_MODULE_2__/* .date */ .p6)(folder, "created"),
        filesCount: (0,_wire_envelope_js__WEBPACK_IMPORTED_MODULE_2__/* .numberOr */ .d_)(folder.values["filesCount"]) ?? 0,
        openToStrangers: roomType === PUBLIC_ROOM || (0,_wire_envelope_js__WEBPACK_IMPORTED_MODULE_2__/* .flag */ .Jt)(folder, "sharedExternal"),
    };
}
function areaOf(folder) {
    const root = (0,_wire_envelope_js__WEBPACK_IMPORTED_MODULE_2__/* .numberOr */ .d_)(folder.values["rootFolderType"]);
    return Object.keys(AREAS).find((area) => AREAS[area].root === root);
}
function allows(folder, right) {
    return (0,_wire_envelope_js__WEBPACK_IMPORTED_MODULE_2__/* .flag */ .Jt)((0,_wire_envelope_js__WEBPACK_IMPORTED_MODULE_2__/* .object */ .Ik)(folder, "security"), right);
}
/** Whether `room-ids: all` means this room: an active one in the portal's own storage. Reports of JSON tell it as well. */
function isAuditable({ id, area, thirdParty, }) {
    return area === "active" && !thirdParty && typeof id === "number";
}


/***/ }),

/***/ 7823:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Gf: () => (/* binding */ checkUpload),
/* harmony export */   QM: () => (/* binding */ uploadFile),
/* harmony export */   pd: () => (/* binding */ uploadBySession)
/* harmony export */ });
/* unused harmony export CHUNK */
/* harmony import */ var _files_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(1122);
/* harmony import */ var _http_portal_error_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(1621);
/* harmony import */ var _wire_envelope_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(2911);



/** A part of a session upload; a file up to this size must be one part, or it becomes two broken versions. */
const CHUNK = (/* unused pure expression or super */ null && (10 * 1024 * 1024));
/**
 * Which of the titles exist in the folder already. Rejects with kind `role` if the key's owner may not create files
 * there, `key-scope` if the key may not, `not-found` without such a folder: the way to find out without side effects
 * (`UploadController.cs`).
 */
async function checkUpload(docspace, folderId, titles) {
    const envelope = await docspace.postQuestion(`files/${folderId}/upload/check`, { filesTitle: titles });
    const existing = envelope.response ?? [];
    if (!Array.isArray(existing))
        throw (0,_http_portal_error_js__WEBPACK_IMPORTED_MODULE_1__/* .unexpectedAnswer */ .au)(envelope.endpoint, "is not a list of titles");
    return existing.map(_wire_envelope_js__WEBPACK_IMPORTED_MODULE_2__/* .wordOf */ .aG);
}
/**
 * Uploads a file into a room or folder of a server from 3.7 on: a new version of the oldest file of this title, or a
 * new file where there is none or that one is locked or open (`FileUploader.cs`); only a look at id and version tells.
 * Rejects with kind `unsupported` on servers that want a session instead.
 */
async function uploadFile(docspace, folderId, title, bytes) {
    const part = { fieldName: "file", fileName: title, bytes };
    const envelope = await docspace.postMultipart(`files/${folderId}/upload`, { createNewIfExist: false }, part);
    return (0,_files_js__WEBPACK_IMPORTED_MODULE_0__/* .uploadedFile */ .Xi)(docspace.portalUrl, envelope);
}
/**
 * The same for every version since 2.6; it also tells fewer people of a new version of a known file. Nothing is stored
 * before the last part arrived.
 *
 * @param bytes size of the whole file
 * @param parts the file in order, each of {@link CHUNK} bytes but the last; an empty file is one empty part
 */
async function uploadBySession(docspace, folderId, title, bytes, parts) {
    const session = await docspace.postJson(`files/${folderId}/upload/create_session`, {
        fileName: title,
        fileSize: bytes,
        createNewIfExist: false,
    });
    const data = (0,_wire_envelope_js__WEBPACK_IMPORTED_MODULE_2__/* .optionalObject */ .u9)((0,_wire_envelope_js__WEBPACK_IMPORTED_MODULE_2__/* .objectIn */ .D7)(session), "data");
    if (!data)
        throw (0,_http_portal_error_js__WEBPACK_IMPORTED_MODULE_1__/* .unexpectedAnswer */ .au)(session.endpoint, "opens no upload session");
    const uid = (0,_wire_envelope_js__WEBPACK_IMPORTED_MODULE_2__/* .requiredText */ .$4)(data, "id");
    for await (const part of parts) {
        const file = await sendChunk(docspace, uid, title, part);
        if (file)
            return file;
    }
    throw (0,_http_portal_error_js__WEBPACK_IMPORTED_MODULE_1__/* .unexpectedAnswer */ .au)(CHUNK_ENDPOINT, "does not confirm the last part of the upload");
}
const CHUNK_ENDPOINT = "POST /ChunkedUploader.ashx";
/** The finished file after the last part, undefined after the others. */
async function sendChunk(docspace, uid, title, bytes) {
    const part = { fieldName: "file", fileName: title, bytes };
    const body = await docspace.postMultipartBare("/ChunkedUploader.ashx", { uid }, part);
    const answer = (0,_wire_envelope_js__WEBPACK_IMPORTED_MODULE_2__/* .readChunkAnswer */ .sx)(CHUNK_ENDPOINT, body);
    if (!answer.success) {
        throw new _http_portal_error_js__WEBPACK_IMPORTED_MODULE_1__/* .PortalError */ .vg("The portal did not take a part of the upload (POST /ChunkedUploader.ashx): the upload session ended or the file was refused; run the action again.", { kind: "refused", endpoint: CHUNK_ENDPOINT, status: 200 });
    }
    const file = answer.data && (0,_wire_envelope_js__WEBPACK_IMPORTED_MODULE_2__/* .optionalObject */ .u9)(answer.data, "file");
    return file && (0,_files_js__WEBPACK_IMPORTED_MODULE_0__/* .storedFile */ .Oy)(docspace.portalUrl, file);
}


/***/ }),

/***/ 3116:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Dr: () => (/* binding */ isLoggedAction),
/* harmony export */   Iv: () => (/* binding */ actionWords),
/* harmony export */   aM: () => (/* binding */ actionName),
/* harmony export */   kl: () => (/* binding */ ACTIONS)
/* harmony export */ });
/* unused harmony export ACTION_TYPES */
// From the server's mappers (`FilesActionsMapper.cs` and its siblings) and `HistoryService.cs`, version 3.7.2. The
// fifth column tells whether the room's log has the action, and a number that it is shown there as another one.
// biome-ignore format: a table is read in columns
const ROWS = [
    [5000, "FileCreated", 1, 1, "log", "created a file"],
    [5001, "FileRenamed", 2, 1, "log", "renamed a file"],
    [5002, "FileUpdated", 2, 1, "trail only", "replaced a file's content"],
    [5003, "FileCreatedVersion", 1, 1, "trail only", "created a version of a file"],
    [5004, "FileDeletedVersion", 3, 1, "trail only", "deleted a version of a file"],
    [5005, "FileUpdatedRevisionComment", 2, 1, "trail only", "changed the comment of a version"],
    [5006, "FileLocked", 2, 1, "log", "locked a file"],
    [5007, "FileUnlocked", 2, 1, "log", "unlocked a file"],
    [5008, "FileUpdatedAccess", 11, 1, "trail only", "changed access to a file"],
    [5009, "FileDownloaded", 12, 1, "trail only", "downloaded a file"],
    [5010, "FileDownloadedAs", 12, 1, "trail only", "downloaded a file in another format"],
    [5011, "FileUploaded", 13, 1, "log", "uploaded a file"],
    [5012, "FileImported", 9, 1, "trail only", "imported a file"],
    [5013, "FileCopied", 14, 1, "log", "copied a file"],
    [5014, "FileCopiedWithOverwriting", 14, 1, 5013, "copied a file over another"],
    [5015, "FileMoved", 15, 1, "log", "moved a file"],
    [5016, "FileMovedWithOverwriting", 15, 1, 5015, "moved a file over another"],
    [5017, "FileMovedToTrash", 15, 1, "log", "moved a file to the trash"],
    [5018, "FileDeleted", 3, 1, "log", "deleted a file"],
    [5019, "FolderCreated", 1, 2, "log", "created a folder"],
    [5020, "FolderRenamed", 2, 2, "log", "renamed a folder"],
    [5021, "FolderUpdatedAccess", 11, 2, "trail only", "changed access to a folder"],
    [5022, "FolderCopied", 14, 2, "log", "copied a folder"],
    [5023, "FolderCopiedWithOverwriting", 14, 2, 5022, "copied a folder over another"],
    [5024, "FolderMoved", 15, 2, "log", "moved a folder"],
    [5025, "FolderMovedWithOverwriting", 15, 2, 5024, "moved a folder over another"],
    [5026, "FolderMovedToTrash", 15, 2, "log", "moved a folder to the trash"],
    [5027, "FolderDeleted", 3, 2, "log", "deleted a folder"],
    [5028, "ThirdPartyCreated", 1, 3, "trail only", "connected third-party storage"],
    [5029, "ThirdPartyUpdated", 2, 3, "trail only", "changed third-party storage"],
    [5030, "ThirdPartyDeleted", 3, 3, "trail only", "disconnected third-party storage"],
    [5031, "DocumentsThirdPartySettingsUpdated", 2, 3, "trail only", "changed the third-party storage settings"],
    [5032, "DocumentsOverwritingSettingsUpdated", 2, 3, "trail only", "changed the overwriting settings"],
    [5033, "DocumentsUploadingFormatsSettingsUpdated", 2, 3, "trail only", "changed the upload format settings"],
    [5034, "UserFileUpdated", 2, 1, "log", "edited a file"],
    [5035, "FileConverted", 1, 1, "log", "converted a file"],
    [5036, "FileSendAccessLink", 8, 1, "trail only", "sent a link to a file"],
    [5043, "FileChangeOwner", 8, 1, "trail only", "changed the owner of a file"],
    [5044, "FileRestoreVersion", 1, 1, 5034, "restored a version of a file"],
    [5045, "DocumentSendToSign", 8, 1, "trail only", "sent a document to be signed"],
    [5046, "DocumentSignComplete", 8, 1, "trail only", "signed a document"],
    [5048, "DocumentsStoreForcesave", 2, 3, "trail only", "changed the setting for storing forced saves"],
    [5049, "DocumentsForcesave", 2, 3, "trail only", "changed the setting for forced saves"],
    [5054, "FileOpenedForChange", 2, 1, "trail only", "opened a file for editing"],
    [5055, "FileMarkedAsFavorite", 2, 1, "trail only", "marked a file as favourite"],
    [5056, "FileRemovedFromFavorite", 2, 1, "trail only", "unmarked a favourite file"],
    [5057, "FolderDownloaded", 12, 2, "trail only", "downloaded a folder"],
    [5058, "FileRemovedFromList", 11, 1, "trail only", "removed a file from their list"],
    [5059, "FolderRemovedFromList", 11, 2, "trail only", "removed a folder from their list"],
    [5060, "FileExternalLinkAccessUpdated", 11, 1, "trail only", "changed access by a link to a file"],
    [5061, "TrashEmptied", 3, 1, "trail only", "emptied the trash"],
    [5062, "FileRevisionDownloaded", 12, 1, "trail only", "downloaded a version of a file"],
    [5063, "FileMarkedAsRead", 2, 1, "trail only", "marked a file as read"],
    [5064, "FileReaded", 2, 1, "trail only", "viewed a file"],
    [5065, "FolderMarkedAsRead", 2, 2, "trail only", "marked a folder as read"],
    [5066, "FolderUpdatedAccessFor", 11, 2, "trail only", "changed someone's access to a folder"],
    [5068, "FileUpdatedAccessFor", 11, 1, "trail only", "changed someone's access to a file"],
    [5069, "DocumentsExternalShareSettingsUpdated", 2, 3, "trail only", "changed the external sharing settings"],
    [5070, "RoomCreated", 1, 27, "log", "created a room"],
    [5071, "RoomRenamed", 2, 27, "log", "renamed a room"],
    [5072, "RoomArchived", 2, 27, "log", "archived a room"],
    [5073, "RoomUnarchived", 2, 27, "log", "restored a room from the archive"],
    [5074, "RoomDeleted", 3, 27, "trail only", "deleted a room"],
    [5075, "RoomUpdateAccessForUser", 2, 27, "log", "changed a member's access to a room"],
    [5076, "TagCreated", 1, 27, "trail only", "created a tag"],
    [5077, "TagsDeleted", 3, 27, "trail only", "deleted tags"],
    [5078, "AddedRoomTags", 2, 27, "log", "added tags to a room"],
    [5079, "DeletedRoomTags", 2, 27, "log", "removed tags from a room"],
    [5080, "RoomLogoCreated", 2, 27, "log", "set the logo of a room"],
    [5081, "RoomLogoDeleted", 2, 27, "log", "removed the logo of a room"],
    [5082, "RoomInvitationLinkUpdated", 2, 27, "trail only", "changed an invitation link of a room"],
    [5084, "RoomRemoveUser", 2, 27, "log", "removed a member from a room"],
    [5085, "RoomCreateUser", 2, 27, "log", "added a member to a room"],
    [5086, "RoomInvitationLinkCreated", 2, 27, "trail only", "created an invitation link of a room"],
    [5087, "RoomInvitationLinkDeleted", 2, 27, "trail only", "deleted an invitation link of a room"],
    [5088, "RoomExternalLinkCreated", 2, 27, "log", "created an external link to a room"],
    [5089, "RoomExternalLinkUpdated", 2, 27, "trail only", "changed an external link to a room"],
    [5090, "RoomExternalLinkDeleted", 2, 27, "log", "deleted an external link to a room"],
    [5091, "FileExternalLinkCreated", 1, 1, "trail only", "created an external link to a file"],
    [5092, "FileExternalLinkUpdated", 2, 1, "trail only", "changed an external link to a file"],
    [5093, "FileExternalLinkDeleted", 3, 1, "trail only", "deleted an external link to a file"],
    [5094, "RoomGroupAdded", 2, 27, "log", "added a group to a room"],
    [5095, "RoomUpdateAccessForGroup", 2, 27, "log", "changed a group's access to a room"],
    [5096, "RoomGroupRemove", 2, 27, "log", "removed a group from a room"],
    [5097, "RoomExternalLinkRevoked", 2, 27, "log", "revoked an external link to a room"],
    [5099, "FileUploadedWithOverwriting", 13, 1, 5034, "uploaded a new version of a file"],
    [5100, "RoomCopied", 14, 27, "log", "copied a room"],
    [5106, "RoomIndexExportSaved", 10, 27, "log", "exported the index of a room"],
    [5107, "FolderIndexChanged", 2, 2, "log", "changed a folder's place in the index"],
    [5108, "FolderIndexReordered", 2, 1, "log", "reordered the index of a folder"],
    [5109, "RoomDenyDownloadEnabled", 2, 27, "log", "forbade downloads from a room"],
    [5110, "RoomDenyDownloadDisabled", 2, 27, "log", "allowed downloads from a room"],
    [5111, "FileIndexChanged", 2, 1, "log", "changed a file's place in the index"],
    [5112, "RoomWatermarkSet", 2, 27, "log", "set a watermark for a room"],
    [5113, "RoomWatermarkDisabled", 2, 27, "log", "removed the watermark of a room"],
    [5114, "RoomIndexingEnabled", 2, 27, "log", "switched on the index of a room"],
    [5115, "RoomIndexingDisabled", 2, 27, "log", "switched off the index of a room"],
    [5116, "RoomLifeTimeSet", 2, 27, "log", "set how long files of a room are kept"],
    [5117, "RoomLifeTimeDisabled", 2, 27, "log", "removed the limit on how long files of a room are kept"],
    [5118, "RoomInviteResend", 2, 27, "log", "sent an invitation to a room again"],
    [5119, "FileVersionRemoved", 3, 1, "log", "removed a version of a file"],
    [5120, "FileCustomFilterEnabled", 2, 1, "log", "switched on the custom filter of a file"],
    [5121, "FileCustomFilterDisabled", 2, 1, "log", "switched off the custom filter of a file"],
    [5122, "FolderExternalLinkCreated", 1, 2, "trail only", "created an external link to a folder"],
    [5123, "FolderExternalLinkUpdated", 2, 2, "trail only", "changed an external link to a folder"],
    [5124, "FolderExternalLinkDeleted", 3, 2, "trail only", "deleted an external link to a folder"],
    [5150, "FormStartedToFill", 2, 1, "log", "started to fill in a form"],
    [5151, "FormPartiallyFilled", 2, 1, "log", "filled in a part of a form"],
    [5152, "FormCompletelyFilled", 2, 1, "log", "filled in a form completely"],
    [5153, "FormStopped", 2, 1, "log", "stopped the filling of a form"],
    [5154, "AgentCreated", 1, 27, "log", "created an AI agent"],
    [5155, "AgentRenamed", 2, 31, "log", "renamed an AI agent"],
    [5156, "AgentDeleted", 3, 31, "trail only", "deleted an AI agent"],
    [5157, "AddedServerToAgent", 2, 31, "trail only", "added a server to an AI agent"],
    [5158, "DeletedServerFromAgent", 2, 31, "trail only", "removed a server from an AI agent"],
    [5159, "RoomChangeOwner", 2, 27, "log", "changed the owner of a room"],
    [5160, "DocumentsDefaultTemplatesSettingsUpdated", 2, 3, "trail only", "changed the default templates"],
    [5201, "FileSavedButUserQuotaExceeded", 2, 1, "log", "saved a file over the person's quota"],
    [5202, "FileNotSavedDueToUserQuota", 2, 1, "log", "could not save a file: the person's quota is used up"],
    [5203, "FileSavedButRoomQuotaExceeded", 2, 1, "log", "saved a file over the room's quota"],
    [5204, "FileNotSavedDueToRoomQuota", 2, 1, "log", "could not save a file: the room's quota is used up"],
    [6046, "FormSubmit", 2, 1, "log", "submitted a form"],
    [6047, "FormOpenedForFilling", 2, 1, "log", "opened a form to fill it in"],
];
const ACTIONS = new Map(ROWS.map((row) => [row[0], actionOf(row)]));
/** `ActionType` numbers as the server names them, and what the person did where the action itself is not known. */
const ACTION_TYPES = new Map([
    [0, { name: "None", words: "did something" }],
    [1, { name: "Create", words: "created something" }],
    [2, { name: "Update", words: "changed something" }],
    [3, { name: "Delete", words: "deleted something" }],
    [4, { name: "Link", words: "linked something" }],
    [5, { name: "Unlink", words: "removed a link" }],
    [6, { name: "Attach", words: "attached something" }],
    [7, { name: "Detach", words: "detached something" }],
    [8, { name: "Send", words: "sent something" }],
    [9, { name: "Import", words: "imported something" }],
    [10, { name: "Export", words: "exported something" }],
    [11, { name: "UpdateAccess", words: "changed access rights" }],
    [12, { name: "Download", words: "downloaded something" }],
    [13, { name: "Upload", words: "uploaded something" }],
    [14, { name: "Copy", words: "copied something" }],
    [15, { name: "Move", words: "moved something" }],
    [16, { name: "Reassigns", words: "reassigned something" }],
    [17, { name: "Follow", words: "followed something" }],
    [18, { name: "Unfollow", words: "stopped following something" }],
    [19, { name: "Logout", words: "signed out" }],
]);
/** The server's name of an action; undefined for those of other products and of newer servers. */
function actionName(id) {
    return ACTIONS.get(id)?.name;
}
/** Whether the room's own log has this action; events of kinds it does not know are only in the audit trail. */
function isLoggedAction(id) {
    return ACTIONS.get(id)?.inRoomLog === true;
}
/** What a person did, in plain words that follow their name: "opened a file for editing". Never empty. */
function actionWords(actionId, actionType) {
    return ACTIONS.get(actionId)?.words ?? ACTION_TYPES.get(actionType)?.words ?? "did something";
}
function actionOf([id, name, actionType, location, log, words]) {
    const action = { id, name, actionType, location, inRoomLog: log !== "trail only", words };
    return typeof log === "number" ? { ...action, shownAs: log } : action;
}


/***/ }),

/***/ 2802:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   $Z: () => (/* binding */ parseWireDate),
/* harmony export */   Xi: () => (/* binding */ formatWireDate),
/* harmony export */   sY: () => (/* binding */ offsetOfWireDate)
/* harmony export */ });
const WIRE_DATE = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:(Z)|([+-])(\d\d):(\d\d))$/;
/**
 * Reads a date as DocSpace prints it, `2026-01-31T14:05:09.0000000+03:00` or `…Z` (`ApiDateTime.cs`), and drops the
 * fraction. In the hour repeated at the end of summer time the server prints the wrong offset for the first half:
 * there the result is an hour late, and only the window asked for tells the time.
 *
 * @throws RangeError when the text is not such a date
 */
function parseWireDate(text) {
    const fast = text.length === 33 ? fastSeconds(text) : Number.NaN;
    return Number.isNaN(fast) ? carefulSeconds(text) : fast;
}
/** Seconds that the printed local time is ahead of UTC; 0 for `Z`. For dates that {@link parseWireDate} reads. */
function offsetOfWireDate(text) {
    const [, , sign, hours, minutes] = WIRE_DATE.exec(text) ?? [];
    const size = (Number(hours ?? 0) * 60 + Number(minutes ?? 0)) * 60;
    return sign === "-" ? -size : size;
}
/** The form that every server version accepts as `from` and `to`: `2026-10-01T00:00:00Z`. */
function formatWireDate(at) {
    return `${new Date(at * 1000).toISOString().slice(0, 19)}Z`;
}
/** `YYYY-MM-DDTHH:mm:ss.fffffff±hh:mm` by position: a run reads up to a million of them. NaN if it is not that. */
function fastSeconds(text) {
    const sign = text.charCodeAt(27);
    const month = digits2(text, 5);
    const day = digits2(text, 8);
    const hour = digits2(text, 11);
    const minute = digits2(text, 14);
    const second = digits2(text, 17);
    const offsetMinutes = digits2(text, 31);
    const offset = digits2(text, 28) * 60 + offsetMinutes;
    const separated = text.charCodeAt(4) === 45 &&
        text.charCodeAt(7) === 45 &&
        text.charCodeAt(10) === 84 &&
        text.charCodeAt(13) === 58 &&
        text.charCodeAt(16) === 58 &&
        text.charCodeAt(19) === 46 &&
        text.charCodeAt(30) === 58 &&
        (sign === 43 || sign === 45);
    // Days 29 to 31 are left to the careful way, which knows the lengths of months.
    if (!separated || !(month >= 1 && month <= 12 && day >= 1 && day <= 28))
        return Number.NaN;
    if (!(hour <= 23 && minute <= 59 && second <= 59))
        return Number.NaN;
    if (!(offset <= 14 * 60 && offsetMinutes <= 59))
        return Number.NaN;
    const year = digits2(text, 0) * 100 + digits2(text, 2);
    // `Date.UTC` takes the year 1, which servers print where there is no date, for 1901.
    if (!(year >= 100 && digits2(text, 20) + digits2(text, 22) + digits2(text, 24) + digits2(text, 25) >= 0))
        return Number.NaN;
    const local = Date.UTC(year, month - 1, day, hour, minute, second) / 1000;
    return sign === 43 ? local - offset * 60 : local + offset * 60;
}
function digits2(text, at) {
    const tens = text.charCodeAt(at) - 48;
    const ones = text.charCodeAt(at + 1) - 48;
    return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : Number.NaN;
}
function carefulSeconds(text) {
    const parts = WIRE_DATE.exec(text);
    const [, utc, sign, offsetHours, offsetMinutes] = parts ?? [];
    const written = text.slice(0, 19);
    const local = Date.parse(`${written}Z`);
    const exact = parts !== null && !Number.isNaN(local) && new Date(local).toISOString().startsWith(written);
    const isOffset = utc !== undefined || (Number(offsetHours) <= 14 && Number(offsetMinutes) < 60);
    if (!exact || !isOffset)
        throw new RangeError(`${JSON.stringify(text.slice(0, 40))} is not a date with a time zone`);
    if (utc)
        return local / 1000;
    const offset = (Number(offsetHours) * 60 + Number(offsetMinutes)) * 60;
    return local / 1000 - (sign === "-" ? -offset : offset);
}


/***/ }),

/***/ 9691:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Q: () => (/* binding */ displayName)
/* harmony export */ });
/* harmony import */ var _envelope_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(2911);

/**
 * The name of a person as people write it. In every employee object `displayName` is HTML-encoded on the wire, alone
 * among the texts of the API (`DisplayUserSettings.cs`, HttpUtility.HtmlEncode; recorded as `names_*`): it is decoded
 * here, once. First and last names, titles, contexts and the trail's `user` are plain text.
 */
function displayName(employee) {
    return decodeHtml((0,_envelope_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq)(employee, "displayName"));
}
const ENTITY = /&(?:(amp|lt|gt|quot|apos)|#(\d{1,7})|#[xX]([0-9a-fA-F]{1,6}));/g;
const NAMED = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };
/** Undoes what .NET's HtmlEncode does: five characters by name or number, others beyond ASCII by number. */
function decodeHtml(encoded) {
    if (!encoded.includes("&"))
        return encoded;
    return encoded.replace(ENTITY, (entity, name, decimal, hexadecimal) => {
        if (name !== undefined)
            return NAMED[name] ?? entity;
        const code = decimal === undefined ? Number.parseInt(hexadecimal ?? "", 16) : Number(decimal);
        const isCharacter = code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff);
        return isCharacter ? String.fromCodePoint(code) : entity;
    });
}


/***/ }),

/***/ 1051:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   L7: () => (/* binding */ FOLDER),
/* harmony export */   PW: () => (/* binding */ FILE),
/* harmony export */   Sr: () => (/* binding */ AGENT),
/* harmony export */   ib: () => (/* binding */ ROOM)
/* harmony export */ });
/** `EntryType`: what an id in an event's `target` belongs to. Newer servers add numbers. */
const FILE = 1;
const FOLDER = 2;
const ROOM = 25;
const AGENT = 27;


/***/ }),

/***/ 2911:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   $4: () => (/* binding */ requiredText),
/* harmony export */   D7: () => (/* binding */ objectIn),
/* harmony export */   HT: () => (/* binding */ readEnvelope),
/* harmony export */   Ik: () => (/* binding */ object),
/* harmony export */   Jt: () => (/* binding */ flag),
/* harmony export */   Of: () => (/* binding */ listIn),
/* harmony export */   Qq: () => (/* binding */ text),
/* harmony export */   WI: () => (/* binding */ optionalNumber),
/* harmony export */   XL: () => (/* binding */ optionalDate),
/* harmony export */   aG: () => (/* binding */ wordOf),
/* harmony export */   ai: () => (/* binding */ number),
/* harmony export */   d_: () => (/* binding */ numberOr),
/* harmony export */   e6: () => (/* binding */ totalOf),
/* harmony export */   p6: () => (/* binding */ date),
/* harmony export */   p_: () => (/* binding */ list),
/* harmony export */   sx: () => (/* binding */ readChunkAnswer),
/* harmony export */   u4: () => (/* binding */ isRecord),
/* harmony export */   u9: () => (/* binding */ optionalObject)
/* harmony export */ });
/* harmony import */ var _http_portal_error_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(1621);
/* harmony import */ var _dates_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(2802);


function readEnvelope(endpoint, body) {
    if (!isRecord(body) || !("status" in body || "response" in body)) {
        throw (0,_http_portal_error_js__WEBPACK_IMPORTED_MODULE_0__/* .unexpectedAnswer */ .au)(endpoint, 'is not in the envelope with "response"');
    }
    const fields = { endpoint, values: body };
    return {
        endpoint,
        response: body["response"],
        total: optionalNumber(fields, "total"),
    };
}
function readChunkAnswer(endpoint, body) {
    const fields = fieldsOf(endpoint, body);
    return {
        success: flag(fields, "success"),
        data: optionalObject(fields, "data"),
    };
}
/** Rows of the whole list, of which this answer is one page. */
function totalOf(envelope) {
    if (envelope.total === undefined)
        throw (0,_http_portal_error_js__WEBPACK_IMPORTED_MODULE_0__/* .unexpectedAnswer */ .au)(envelope.endpoint, 'has no number in "total"');
    return envelope.total;
}
/** The payload as one object. */
function objectIn(envelope) {
    return fieldsOf(envelope.endpoint, envelope.response);
}
/** The payload as a list of objects. */
function listIn(envelope) {
    if (!Array.isArray(envelope.response))
        throw (0,_http_portal_error_js__WEBPACK_IMPORTED_MODULE_0__/* .unexpectedAnswer */ .au)(envelope.endpoint, "is not a list");
    return envelope.response.map((item) => fieldsOf(envelope.endpoint, item));
}
function fieldsOf(endpoint, value) {
    if (!isRecord(value))
        throw (0,_http_portal_error_js__WEBPACK_IMPORTED_MODULE_0__/* .unexpectedAnswer */ .au)(endpoint, "lacks an object where one belongs");
    return { endpoint, values: value };
}
/**
 * Numbers may come as strings, e.g. `"toFolderId":"11"`. All of them are whole; one beyond 2^53 would be rounded to
 * another id, so it is none.
 */
function numberOr(value) {
    const number = typeof value === "string" && /^-?\d{1,16}$/.test(value) ? Number(value) : value;
    return typeof number === "number" && Number.isSafeInteger(number) ? number : undefined;
}
function number(fields, name) {
    const value = numberOr(fields.values[name]);
    if (value === undefined)
        throw (0,_http_portal_error_js__WEBPACK_IMPORTED_MODULE_0__/* .unexpectedAnswer */ .au)(fields.endpoint, `has no number in "${name}"`);
    return value;
}
function optionalNumber(fields, name) {
    return numberOr(fields.values[name]);
}
/** "" when the server left it out, or put something there that is no text. */
function text(fields, name) {
    return wordOf(fields.values[name]);
}
/** A text, or a number written out; "" for all else: an object may have no text form at all. */
function wordOf(value) {
    if (typeof value === "string")
        return value;
    return typeof value === "number" || typeof value === "boolean" ? String(value) : "";
}
function requiredText(fields, name) {
    const value = fields.values[name];
    if (typeof value !== "string" || value === "") {
        throw (0,_http_portal_error_js__WEBPACK_IMPORTED_MODULE_0__/* .unexpectedAnswer */ .au)(fields.endpoint, `has no text in "${name}"`);
    }
    return value;
}
function flag(fields, name) {
    const value = fields.values[name];
    return value === true || value === "true";
}
function list(fields, name) {
    const value = fields.values[name];
    if (value === undefined || value === null)
        return [];
    if (!Array.isArray(value))
        throw (0,_http_portal_error_js__WEBPACK_IMPORTED_MODULE_0__/* .unexpectedAnswer */ .au)(fields.endpoint, `has no list in "${name}"`);
    return value.map((item) => fieldsOf(fields.endpoint, item));
}
function optionalObject(fields, name) {
    const value = fields.values[name];
    return isRecord(value) ? { endpoint: fields.endpoint, values: value } : undefined;
}
function object(fields, name) {
    const value = optionalObject(fields, name);
    if (!value)
        throw (0,_http_portal_error_js__WEBPACK_IMPORTED_MODULE_0__/* .unexpectedAnswer */ .au)(fields.endpoint, `has no object in "${name}"`);
    return value;
}
function date(fields, name) {
    const value = requiredText(fields, name);
    try {
        return (0,_dates_js__WEBPACK_IMPORTED_MODULE_1__/* .parseWireDate */ .$Z)(value);
    }
    catch {
        throw (0,_http_portal_error_js__WEBPACK_IMPORTED_MODULE_0__/* .unexpectedAnswer */ .au)(fields.endpoint, `has no date with a time zone in "${name}"`);
    }
}
/** Undefined also for the server's zero date, year 1, which stands for "never". */
function optionalDate(fields, name) {
    const value = text(fields, name);
    return value === "" || value.startsWith("0001-") ? undefined : date(fields, name);
}
function isRecord(value) {
    return typeof value === "object" && value !== null && !Array.isArray(value);
}


/***/ }),

/***/ 2175:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Ej: () => (/* binding */ readWholeList),
/* harmony export */   KL: () => (/* binding */ PAGE),
/* harmony export */   M2: () => (/* binding */ pagesOfList),
/* harmony export */   QO: () => (/* binding */ seekInList)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(9473);
/* harmony import */ var _http_at_once_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(8167);
/* harmony import */ var _http_portal_error_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(1621);



/** Rows of a full page: the most that every list of the server gives at once (`ApiContext.MaxCount`, v3.5.0 to v3.7.2). */
const PAGE = 100;
/** Requests that reading a list of so many rows takes: each page begins with the last row of the one before. */
const pagesOfList = (rows) => Math.max(1, Math.ceil((rows - 1) / (PAGE - 1)));
/** How often a list is read that does not stand still. */
const WALKS = 6;
/** How often where its total stays the same, and walks show rows that others hid: its rows change places. */
const SHUFFLED_WALKS = 24;
/**
 * By so many rows the pages of each walk are smaller than those of the one before, for so many walks. A database gives rows that its order
 * does not tell apart in an order of its own for each limit and offset, the same at every answer: pages cut elsewhere
 * show the rows that the first cut hid.
 */
const STEP = 3;
const CUTS = 12;
const pageOf = (attempt) => PAGE - ((attempt - 1) % CUTS) * STEP;
/** So many walks, all cut differently, must agree where rows that look alike lie in several pages. */
const AGREEING = 3;
/** A total beyond this is no list of a portal. */
const MOST_ROWS = 1_000_000;
/**
 * Reads a paged list whole. No list of the server has an order by something unique, so rows shift, or change places,
 * between two pages while people work (`SecurityDao.cs`, `EntryManager.cs`, `FileDao.cs`). The list is proved
 * complete when every page told the same total, each page began with the last row of the page before it, and the
 * distinct rows are as many as the total; or when as many rows as the total were seen both before and after a moment
 * between two walks, so that all of them were in the list at that moment. Rows that look alike are as many as one answer
 * shows; where they lie in several pages, some walks that are cut in different places must agree about all others.
 * Otherwise it is read again, and given up after some walks.
 *
 * @throws UserError when the list kept changing, or its total does not fit its rows
 */
async function readWholeList(reading) {
    const proof = createProof();
    for (let attempt = 1;; attempt++) {
        const walk = await walkOnce(reading, pageOf(attempt));
        const whole = proof.by(walk);
        if (whole !== undefined)
            return whole;
        if (isGivenUp(attempt, proof)) {
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo(`The list at ${walk.endpoint} kept changing while it was read, or has fewer rows than its total says: it cannot be proved complete; run the action again when fewer people are working.`);
        }
    }
}
/**
 * Looks for rows in a paged list, and reads no further than that takes: first its pages all at once, without the proof
 * that no row slipped over a border; only where many of those wanted were not among them it is read with it.
 *
 * @param expected rows that it is believed to have
 * @returns the rows seen; `whole`: the list is proved to have no others. Else it kept changing, or those wanted that are
 * not among them are so few that asking for each by itself takes no more requests than another walk
 */
async function seekInList(reading, wanted, expected = 0) {
    const seen = new Map();
    const areFew = (rows, pages) => {
        for (const row of rows)
            seen.set(reading.keyOf(row), row);
        return [...wanted].filter((key) => !seen.has(key)).length <= pages;
    };
    const glance = await glanceOver(reading, expected);
    if (areFew(glance.rows, glance.pages))
        return { rows: [...seen.values()], whole: false };
    const proof = createProof();
    for (let attempt = 1;; attempt++) {
        const walk = await walkOnce(reading, pageOf(attempt));
        const whole = proof.by(walk);
        if (whole !== undefined)
            return { rows: whole, whole: true };
        if (areFew(walk.rows, walk.pages) || isGivenUp(attempt, proof))
            return { rows: [...seen.values()], whole: false };
    }
}
/** Every page once, those of the rows expected all at once. */
async function glanceOver({ readPage }, expected) {
    const pages = [];
    let total = Math.max(1, expected);
    while (pages.length * PAGE < total) {
        const starts = [];
        for (let start = pages.length * PAGE; start < total; start += PAGE)
            starts.push(start);
        const read = await (0,_http_at_once_js__WEBPACK_IMPORTED_MODULE_2__/* .atOnce */ .z)(starts, (start) => readPage(start, PAGE));
        pages.push(...read);
        total = Math.min(read[0]?.total ?? 0, MOST_ROWS);
    }
    return { rows: pages.flatMap(({ rows }) => rows), pages: pages.length };
}
function isGivenUp(attempt, { shuffled }) {
    return attempt >= (shuffled() ? SHUFFLED_WALKS : WALKS);
}
function createProof() {
    const together = createTogether();
    const agreement = createAgreement();
    return {
        by(walk) {
            const whole = together.with(walk);
            const agreed = agreement.with(walk);
            return walk.seamless || agreed ? walk.rows : whole;
        },
        shuffled: () => together.shuffled() || agreement.isOpen(),
    };
}
/** Whether walks that were cut differently saw the same rows, as many as the total with those that look alike. */
function createAgreement() {
    let before;
    const sizes = new Set();
    return {
        with(walk) {
            if (!walk.complete)
                return false;
            const agrees = before !== undefined &&
                before.total === walk.total &&
                before.byKey.size === walk.byKey.size &&
                [...walk.byKey.keys()].every((key) => before?.byKey.has(key));
            if (!agrees)
                sizes.clear();
            before = walk;
            return sizes.add(walk.size).size === AGREEING;
        },
        isOpen: () => before !== undefined,
    };
}
/**
 * What walks that all told one total saw together. The distinct rows of them all prove nothing even if they are as many
 * as the total: one may have gone and another have come, while the order hid a third from every walk. Rows that were
 * seen before a moment and after it were all in the list then; as many of these as the total are the whole list.
 */
function createTogether() {
    let total;
    /** Of each walk. */
    let alikes = [];
    /** The walks that saw each row first and last. */
    const seen = new Map();
    let shuffled = false;
    const seenAround = (moment) => {
        const rows = [...seen.values()].filter(({ first, last }) => first <= moment && moment < last);
        const most = (part) => part.reduce((one, other) => (other.length > one.length ? other : one));
        const alike = [most(alikes.slice(0, moment + 1)), most(alikes.slice(moment + 1))];
        const [fewest = []] = alike.sort((one, other) => one.length - other.length);
        return rows.length + fewest.length === total ? [...rows.map(({ row }) => row), ...fewest] : undefined;
    };
    return {
        with(walk) {
            shuffled = false;
            if (walk.total === undefined || walk.total !== total) {
                alikes = [];
                seen.clear();
            }
            total = walk.total;
            if (total === undefined)
                return undefined;
            const last = alikes.push(walk.alike) - 1;
            for (const [key, row] of walk.byKey) {
                const known = seen.get(key);
                seen.set(key, { first: known?.first ?? last, last, row });
            }
            shuffled = seen.size > walk.byKey.size;
            for (let moment = last - 1; moment >= 0; moment--) {
                const whole = seenAround(moment);
                if (whole !== undefined)
                    return whole;
            }
            return undefined;
        },
        shuffled: () => shuffled,
    };
}
async function walkOnce({ readPage, keyOf }, size) {
    // Whoever gives more rows than were asked for gives those of the next page.
    const read = async (start) => {
        const page = await readPage(start, size);
        return { ...page, rows: page.rows.slice(0, size) };
    };
    const first = await read(0);
    const { total, endpoint } = first;
    if (!Number.isSafeInteger(total) || total < 0 || total > MOST_ROWS) {
        throw (0,_http_portal_error_js__WEBPACK_IMPORTED_MODULE_1__/* .unexpectedAnswer */ .au)(endpoint, 'has no credible number in "total"');
    }
    // Each page begins with the last row of the one before, so that its border is seen from both sides.
    const starts = [];
    for (let start = size - 1; start + 1 < total; start += size - 1)
        starts.push(start);
    let broken = first.rows.length !== Math.min(size, total);
    const others = await (0,_http_at_once_js__WEBPACK_IMPORTED_MODULE_2__/* .atOnce */ .z)(broken ? [] : starts, async (start) => {
        // A list that fell apart is not read to its end.
        if (broken)
            return undefined;
        const page = await read(start);
        broken ||= page.total !== total || page.rows.length !== Math.min(size, total - start);
        return page;
    });
    const rows = [...first.rows];
    let seams = true;
    for (const page of others) {
        if (page === undefined)
            continue;
        const [border, ...rest] = page.rows;
        const last = rows.at(-1);
        seams &&= border !== undefined && last !== undefined && keyOf(border) === keyOf(last);
        rows.push(...(seams || border === undefined ? rest : page.rows));
    }
    const [alike = []] = [first, ...others.flatMap((page) => page ?? [])]
        .map((page) => page.rows.filter((row) => keyOf(row) === undefined))
        .sort((one, other) => other.length - one.length);
    const byKey = new Map();
    const distinct = rows.filter((row) => {
        const key = keyOf(row);
        if (key === undefined)
            return true;
        const isNew = !byKey.has(key);
        if (isNew)
            byKey.set(key, row);
        return isNew;
    });
    const complete = !broken && distinct.length === total;
    return {
        endpoint,
        pages: 1 + others.length,
        size,
        total: broken ? undefined : total,
        rows: distinct,
        byKey,
        alike,
        complete,
        seamless: complete && seams && rows.length === total && byKey.size + alike.length === total,
    };
}


/***/ }),

/***/ 8790:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   UB: () => (/* binding */ membershipKey),
/* harmony export */   W: () => (/* binding */ byMoment),
/* harmony export */   Yq: () => (/* binding */ saysTheSame),
/* harmony export */   Z6: () => (/* binding */ mergedReview),
/* harmony export */   lj: () => (/* binding */ EMPTY_REVIEW)
/* harmony export */ });
const EMPTY_REVIEW = { decisions: [], asked: [] };
/** Names a membership, to look it up. */
function membershipKey({ room, person }) {
    return `${room} ${person.toLowerCase()}`;
}
/** Whether two say the same: read again by the next run, a decision is no new one. */
function saysTheSame(a, b) {
    return identityOf(a) === identityOf(b);
}
function identityOf({ room, person, decision, reason, until, decidedBy, decidedOn, asked, }) {
    return JSON.stringify([room, person, decision, reason, until, decidedBy, decidedOn, asked]);
}
/** Both memories together; no decision of either is lost. What only one of them can know is the newer one's. */
function mergedReview(newer, older) {
    const all = new Map([...older.decisions, ...newer.decisions].map((one) => [`${identityOf(one)} ${one.run}`, one]));
    const asked = new Map([...older.asked, ...newer.asked].map((one) => [membershipKey(one), one]));
    return {
        decisions: [...all.values()].sort(byMoment),
        asked: [...asked.values()],
        ...latest(newer, older),
    };
}
function latest(newer, older) {
    const file = newer.file ?? older.file;
    const portals = [...new Set([...(older.portals ?? []), ...(newer.portals ?? [])])].sort();
    const lastDay = [newer.lastDay, older.lastDay]
        .filter((day) => day !== undefined)
        .sort()
        .at(-1);
    return {
        ...(file === undefined ? {} : { file }),
        ...(lastDay === undefined ? {} : { lastDay }),
        ...(portals.length === 0 ? {} : { portals }),
    };
}
/** Oldest first; of one moment in a fixed order, in which a run closes after what it read. */
function byMoment(a, b) {
    if (a.at !== b.at)
        return a.at < b.at ? -1 : 1;
    const closes = Number(a.decision === "closed") - Number(b.decision === "closed");
    if (closes !== 0)
        return closes;
    const [one, other] = [JSON.stringify(a), JSON.stringify(b)];
    return one === other ? 0 : one < other ? -1 : 1;
}


/***/ }),

/***/ 5270:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   SC: () => (/* binding */ readLedger),
/* harmony export */   XL: () => (/* binding */ writeLedger),
/* harmony export */   n: () => (/* binding */ readAgain)
/* harmony export */ });
/* harmony import */ var _report_folder_titles_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(4131);
/* harmony import */ var _report_folder_verified_upload_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(4980);
/* harmony import */ var _ledger_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(883);



/** Loaded only where there is a ledger: the schema library in it takes as long as the rest of the start. */
const format = () => Promise.all(/* import() */[__nccwpck_require__.e(934), __nccwpck_require__.e(302)]).then(__nccwpck_require__.bind(__nccwpck_require__, 1302));
/** What a server calls a file that is copied, or comes back from the trash, to where another one has its title. */
const COPIES = Array.from({ length: 9 }, (_, index) => _report_folder_titles_js__WEBPACK_IMPORTED_MODULE_2__/* .LEDGER_TITLE */ .Fy.replace(".json", ` (${index + 1}).json`));
/** How many versions that were written over are looked into; a file with more lost ones was not written by this action. */
const MOST_LOST = 30;
/** Times that a ledger is written when something else writes it, too. */
const TRIES = 4;
/**
 * Reads who was mailed so far. The folder is listed: a search index may not have the file. Where a run wrote over what
 * another one had written, or made a second file, or somebody a copy, all are read and taken together. Rejects with
 * a {@link UserError} when a file of the ledger's own title cannot be understood, or is larger than a ledger can be,
 * which is seen before it is read.
 */
async function readLedger(folder) {
    const listed = await folder.findAll([_report_folder_titles_js__WEBPACK_IMPORTED_MODULE_2__/* .LEDGER_TITLE */ .Fy, ...COPIES]);
    const files = listed.get(_report_folder_titles_js__WEBPACK_IMPORTED_MODULE_2__/* .LEDGER_TITLE */ .Fy) ?? [];
    const [file] = files;
    const parts = [];
    for (const one of files)
        parts.push(await readWithLost(folder, one));
    for (const copy of COPIES.flatMap((title) => listed.get(title) ?? [])) {
        const { LARGEST_LEDGER } = await format();
        const found = copy.size > LARGEST_LEDGER ? undefined : await understood(folder.read(copy.id, LARGEST_LEDGER));
        if (found !== undefined)
            parts.push([found]);
    }
    const all = parts.flat();
    if (file === undefined)
        return { ledger: all.reduce(_ledger_js__WEBPACK_IMPORTED_MODULE_1__/* .merged */ .Zu, _ledger_js__WEBPACK_IMPORTED_MODULE_1__/* .EMPTY_LEDGER */ ._7), whole: all.length === 0 };
    const { ledgerText } = await format();
    const [newest = _ledger_js__WEBPACK_IMPORTED_MODULE_1__/* .EMPTY_LEDGER */ ._7, ...others] = all;
    const ledger = others.reduce(_ledger_js__WEBPACK_IMPORTED_MODULE_1__/* .merged */ .Zu, newest);
    const whole = parts.every(({ length }) => length === 1) && ledgerText(ledger, 0) === ledgerText(newest, 0);
    return { ledger, file, whole };
}
/** A file's newest version, and those that were written over without having been read, newest first. */
async function readWithLost(folder, file) {
    const { LARGEST_LEDGER, parseLedger, unreadable } = await format();
    if (file.size > LARGEST_LEDGER) {
        const size = Math.ceil(file.size / 1024 / 1024);
        throw unreadable(`it has ${size} MB, and a ledger has ${LARGEST_LEDGER / 1024 / 1024} MB at most`);
    }
    const { ledger, includes } = parseLedger(await folder.read(file.id, LARGEST_LEDGER));
    const found = [ledger];
    // A copy of a file begins at version 1 again, so what it says of versions is then not about its own.
    const read = includes < file.version ? includes : 0;
    for (let version = file.version - 1; version > Math.max(read, file.version - 1 - MOST_LOST); version--) {
        const lost = await readVersion(folder, file.id, version);
        if (lost !== undefined)
            found.push(lost);
    }
    return found;
}
/** Undefined for a version that is no ledger, or that the server does not keep any more. */
async function readVersion(folder, id, version) {
    const { LARGEST_LEDGER } = await format();
    return understood(folder.readVersion(id, version, LARGEST_LEDGER));
}
async function understood(reading) {
    const content = await reading;
    if (content === undefined)
        return undefined;
    const { parseLedger } = await format();
    try {
        return parseLedger(content).ledger;
    }
    catch {
        return undefined;
    }
}
const SECOND_FILE = `"${_report_folder_titles_js__WEBPACK_IMPORTED_MODULE_2__/* .LEDGER_TITLE */ .Fy}" in the report folder is open in an editor or locked, so what this run wrote lies in a second file of that name. Close or unlock it and keep both: the next run takes them together.`;
/**
 * Writes the ledger as the version after the one that was read. Where something else wrote it meanwhile, what that one
 * says is taken in and the ledger is written again; so it is when the answer shows that something was written over.
 * Nothing is written where the folder says it all already. Rejects with a {@link UserError} when it cannot be written.
 *
 * @param ledger made from what `read` holds
 */
async function writeLedger(folder, read, ledger, options) {
    // Of several files of that name the uploading would advise to delete some; here none may be lost.
    const quietly = { ...options, warn: () => undefined };
    const { ledgerText } = await format();
    let base = read;
    let wanted = (0,_ledger_js__WEBPACK_IMPORTED_MODULE_1__/* .withoutOld */ .GY)(ledger, options.clock.now());
    for (let tries = 1;; tries++) {
        const text = ledgerText(wanted, base.file?.version ?? 0);
        if (base.whole && ledgerText(base.ledger, base.file?.version ?? 0) === text)
            return base;
        try {
            const content = Buffer.from(text, "utf8");
            const file = await (0,_report_folder_verified_upload_js__WEBPACK_IMPORTED_MODULE_0__/* .uploadContent */ .H3)(folder, _report_folder_titles_js__WEBPACK_IMPORTED_MODULE_2__/* .LEDGER_TITLE */ .Fy, content, quietly, { file: base.file });
            return { ledger: wanted, file, whole: true };
        }
        catch (error) {
            if (options.signal?.aborted || tries === TRIES)
                throw error;
            const found = await readLedger(folder);
            const all = (0,_ledger_js__WEBPACK_IMPORTED_MODULE_1__/* .merged */ .Zu)(wanted, found.ledger);
            // A second file was made, or the answer was lost: what was to be written is there to be read.
            if (ledgerText(found.ledger, 0) === ledgerText(all, 0))
                return told(found, options);
            if (isSameVersion(found.file, base.file))
                throw error;
            base = found;
            wanted = all;
        }
    }
}
/** Reads again only if the folder's ledger is another version than this. */
async function readAgain(folder, known) {
    const files = await folder.find(_report_folder_titles_js__WEBPACK_IMPORTED_MODULE_2__/* .LEDGER_TITLE */ .Fy);
    const [file] = files;
    const same = files.length === 1 && isSameVersion(file, known.file) && file?.size === known.file?.size;
    return same ? known : await readLedger(folder);
}
function told(stored, { warn }) {
    if (!stored.whole)
        warn(SECOND_FILE);
    return stored;
}
function isSameVersion(one, other) {
    return one?.id === other?.id && one?.version === other?.version;
}


/***/ }),

/***/ 883:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   $_: () => (/* binding */ withMails),
/* harmony export */   $s: () => (/* binding */ reportStanding),
/* harmony export */   A6: () => (/* binding */ knowsReports),
/* harmony export */   Df: () => (/* binding */ withoutAnnouncements),
/* harmony export */   GY: () => (/* binding */ withoutOld),
/* harmony export */   JA: () => (/* binding */ standing),
/* harmony export */   OR: () => (/* binding */ knowsOf),
/* harmony export */   WZ: () => (/* binding */ withBegun),
/* harmony export */   Zu: () => (/* binding */ merged),
/* harmony export */   _7: () => (/* binding */ EMPTY_LEDGER),
/* harmony export */   _G: () => (/* binding */ membershipOf),
/* harmony export */   hF: () => (/* binding */ daysOf),
/* harmony export */   rK: () => (/* binding */ isRemembered)
/* harmony export */ });
/* harmony import */ var _time_calendar_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(3032);
/* harmony import */ var _access_review_decision_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(8790);


const EMPTY_LEDGER = {
    reminders: [],
    reports: [],
    inactive: [],
    begun: [],
    review: _access_review_decision_js__WEBPACK_IMPORTED_MODULE_0__/* .EMPTY_REVIEW */ .lj,
};
/** Days for which mails are remembered: as long as somebody might ask for the period that they were about. */
const REMEMBERED = 10 * 366;
/** Days for which what decides less is remembered: what failed, and stretches of inactivity that are over. */
const REMEMBERED_SHORTER = 3 * 366;
/** What a run writes goes further, never back: of two entries of one run about one mail, the later state is the truth. */
const FURTHER = { announced: 0, failed: 1, uncertain: 2, sent: 3 };
/**
 * Both ledgers together; nothing that either knows to be sent is lost. Of two entries that one run made about the same
 * mail the one that went further stays; entries of different runs stay side by side. Stretches of inactivity are the
 * first ledger's where both have one.
 */
function merged(newer, older) {
    return {
        reminders: furthest(newer.reminders, older.reminders, reminderKey),
        reports: furthest(newer.reports, older.reports, reportKey),
        inactive: bothStretches(newer.inactive, older.inactive),
        begun: older.begun.reduce(withPeriod, newer.begun),
        review: (0,_access_review_decision_js__WEBPACK_IMPORTED_MODULE_0__/* .mergedReview */ .Z6)(newer.review, older.review),
    };
}
/** Remembers that a run began to remind for a period. */
function withBegun(ledger, { label, firstDay, lastDay }) {
    return { ...ledger, begun: withPeriod(ledger.begun, { label, firstDay, lastDay }) };
}
function withPeriod(periods, period) {
    return periods.some(({ label }) => label === period.label) ? periods : [...periods, period];
}
/** Whether a run that reminded for a period, or was about to, wrote it here. */
function knowsOf({ begun, reminders }, label) {
    return [...begun, ...reminders.map(({ period }) => period)].some((one) => one.label === label);
}
/** Whether a run wrote here what it did with managers' reports about a period. */
function knowsReports({ reports }, label) {
    return reports.some(({ period }) => period.label === label);
}
/** With these entries, each in place of what the same run wrote about the same mail before. */
function withMails(ledger, mails) {
    return {
        ...ledger,
        reminders: furthest(ledger.reminders, mails.reminders ?? [], reminderKey),
        reports: furthest(ledger.reports, mails.reports ?? [], reportKey),
    };
}
function furthest(some, others, key) {
    if (others.length === 0)
        return some;
    const entries = new Map();
    for (const entry of [...some, ...others]) {
        const name = key(entry);
        const there = entries.get(name);
        if (there === undefined || FURTHER[entry.state] > FURTHER[there.state])
            entries.set(name, entry);
    }
    return [...entries.values()];
}
function bothStretches(newer, older) {
    if (older.length === 0)
        return newer;
    const known = new Set(newer.map(membershipOf));
    return [...newer, ...older.filter((stretch) => !known.has(membershipOf(stretch)))];
}
/** Names a membership, to look it up. */
function membershipOf({ person, room }) {
    return `${person} ${room}`;
}
function reminderKey({ person, room, period, run }) {
    return `${person} ${room} ${period.label} ${run}`;
}
function reportKey({ recipient, period, content, run }) {
    return `${recipient} ${period.label} ${content} ${run}`;
}
/** What a run announced and then certainly did not send, said so: nobody has to doubt it later. */
function withoutAnnouncements(ledger, run) {
    const settled = (entry) => entry.run === run && entry.state === "announced" ? { ...entry, state: "failed" } : entry;
    return { ...ledger, reminders: ledger.reminders.map(settled), reports: ledger.reports.map(settled) };
}
/**
 * Whether a person may be reminded about a room: `free`; `recent` when a reminder was sent less than a period's length
 * ago; `uncertain` when one was announced in that time and nobody knows whether it was sent.
 *
 * @param now epoch milliseconds
 */
function standing(ledger, person, room, period, now) {
    const near = remindersOf(ledger, person, room).filter((reminder) => reminder.state !== "failed" && withinOneLength(reminder, period, now));
    if (near.some(({ state }) => state !== "sent"))
        return "uncertain";
    return near.length > 0 ? "recent" : "free";
}
/**
 * Nearer than one period's length, by the periods' last days or by the clock. By the clock a day is allowed for: a
 * schedule starts a little earlier or later each time, and the month in which clocks change is an hour longer.
 */
function withinOneLength(reminder, period, now) {
    const length = daysOf(period);
    if (Math.abs((0,_time_calendar_js__WEBPACK_IMPORTED_MODULE_1__/* .dayNumber */ .U$)(reminder.period.lastDay) - (0,_time_calendar_js__WEBPACK_IMPORTED_MODULE_1__/* .dayNumber */ .U$)(period.lastDay)) < length)
        return true;
    const allowance = Math.min(1, length / 4);
    return Math.abs(now - Date.parse(reminder.at)) < (length - allowance) * _time_calendar_js__WEBPACK_IMPORTED_MODULE_1__/* .DAY_MS */ .sO;
}
/** A ledger never changes, so what is in it is indexed once. */
const reminderIndexes = new WeakMap();
const reportIndexes = new WeakMap();
function remindersOf(ledger, person, room) {
    const index = reminderIndexes.get(ledger) ?? Map.groupBy(ledger.reminders, membershipOf);
    reminderIndexes.set(ledger, index);
    return index.get(membershipOf({ person, room })) ?? [];
}
function reportsTo(ledger, recipient) {
    const index = reportIndexes.get(ledger) ?? Map.groupBy(ledger.reports, (report) => report.recipient);
    reportIndexes.set(ledger, index);
    return index.get(recipient) ?? [];
}
/**
 * What is known of the manager's report to one recipient about a period: `same` was sent with this very content;
 * `uncertain`: announced with it, and nobody knows whether it was sent; `corrected`: another content was sent, or may
 * have been; `first`: nothing.
 */
function reportStanding(ledger, recipient, period, content) {
    const known = reportsTo(ledger, recipient).filter((report) => report.period.label === period.label && report.state !== "failed");
    const alike = known.filter((report) => report.content === content);
    if (alike.some(({ state }) => state === "sent") && isNewest(known, content))
        return "same";
    if (alike.some(({ state }) => state !== "sent"))
        return "uncertain";
    return known.length > 0 ? "corrected" : "first";
}
/** Whether nothing else was sent after the last report of this content: A, then B, then A again is a correction. */
function isNewest(known, content) {
    const last = known.reduce((one, other) => (Date.parse(other.at) > Date.parse(one.at) ? other : one));
    return last.content === content;
}
/**
 * Without what is too old to decide anything: mails are remembered for ten years, what certainly was not sent and
 * stretches that are over for three.
 *
 * @param now epoch milliseconds
 */
function withoutOld(ledger, now) {
    const recent = ({ at, period, state }) => {
        const since = now / _time_calendar_js__WEBPACK_IMPORTED_MODULE_1__/* .DAY_MS */ .sO - (state === "failed" ? REMEMBERED_SHORTER : REMEMBERED);
        return Date.parse(at) / _time_calendar_js__WEBPACK_IMPORTED_MODULE_1__/* .DAY_MS */ .sO >= since || (0,_time_calendar_js__WEBPACK_IMPORTED_MODULE_1__/* .dayNumber */ .U$)(period.lastDay) >= since;
    };
    return {
        review: ledger.review,
        begun: ledger.begun.filter(({ lastDay }) => (0,_time_calendar_js__WEBPACK_IMPORTED_MODULE_1__/* .dayNumber */ .U$)(lastDay) >= now / _time_calendar_js__WEBPACK_IMPORTED_MODULE_1__/* .DAY_MS */ .sO - REMEMBERED),
        reminders: ledger.reminders.filter(recent),
        reports: ledger.reports.filter(recent),
        inactive: ledger.inactive.filter(({ until }) => (0,_time_calendar_js__WEBPACK_IMPORTED_MODULE_1__/* .dayNumber */ .U$)(until) >= now / _time_calendar_js__WEBPACK_IMPORTED_MODULE_1__/* .DAY_MS */ .sO - REMEMBERED_SHORTER),
    };
}
/**
 * Whether all that runs wrote about this period, and about those that end less than its length before, is still remembered:
 * about an older one nobody is mailed, because nobody knows any more who was.
 *
 * @param now epoch milliseconds
 */
function isRemembered(period, now) {
    return (0,_time_calendar_js__WEBPACK_IMPORTED_MODULE_1__/* .dayNumber */ .U$)(period.lastDay) - daysOf(period) >= now / _time_calendar_js__WEBPACK_IMPORTED_MODULE_1__/* .DAY_MS */ .sO - REMEMBERED;
}
/** Days of a period, both ends included. */
function daysOf({ firstDay, lastDay }) {
    return (0,_time_calendar_js__WEBPACK_IMPORTED_MODULE_1__/* .dayNumber */ .U$)(lastDay) - (0,_time_calendar_js__WEBPACK_IMPORTED_MODULE_1__/* .dayNumber */ .U$)(firstDay) + 1;
}


/***/ }),

/***/ 1791:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   $: () => (/* binding */ withFindings),
/* harmony export */   p: () => (/* binding */ periodsInARow)
/* harmony export */ });
/* harmony import */ var _text_english_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(9594);
/* harmony import */ var _time_calendar_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(3032);
/* harmony import */ var _ledger_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(883);



/** Lengthens, begins or ends the stretches of inactivity. The same findings twice change nothing the second time. */
function withFindings(ledger, period, findings) {
    const stretches = new Map(ledger.inactive.map((stretch) => [(0,_ledger_js__WEBPACK_IMPORTED_MODULE_1__/* .membershipOf */ ._G)(stretch), stretch]));
    for (const { person, room, active } of findings) {
        const place = (0,_ledger_js__WEBPACK_IMPORTED_MODULE_1__/* .membershipOf */ ._G)({ person, room });
        const stretch = stretches.get(place);
        const next = active ? broken(stretch, period) : lengthened(stretch, person, room, period);
        if (next === undefined)
            stretches.delete(place);
        else
            stretches.set(place, next);
    }
    return { ...ledger, inactive: [...stretches.values()] };
}
function lengthened(stretch, person, room, { firstDay, lastDay }) {
    if (stretch === undefined)
        return { person, room, since: firstDay, until: lastDay };
    const [first, last] = [(0,_time_calendar_js__WEBPACK_IMPORTED_MODULE_2__/* .dayNumber */ .U$)(firstDay), (0,_time_calendar_js__WEBPACK_IMPORTED_MODULE_2__/* .dayNumber */ .U$)(lastDay)];
    const touches = first <= (0,_time_calendar_js__WEBPACK_IMPORTED_MODULE_2__/* .dayNumber */ .U$)(stretch.until) + 1 && last >= (0,_time_calendar_js__WEBPACK_IMPORTED_MODULE_2__/* .dayNumber */ .U$)(stretch.since) - 1;
    if (touches) {
        const since = first < (0,_time_calendar_js__WEBPACK_IMPORTED_MODULE_2__/* .dayNumber */ .U$)(stretch.since) ? firstDay : stretch.since;
        return { person, room, since, until: last > (0,_time_calendar_js__WEBPACK_IMPORTED_MODULE_2__/* .dayNumber */ .U$)(stretch.until) ? lastDay : stretch.until };
    }
    return last > (0,_time_calendar_js__WEBPACK_IMPORTED_MODULE_2__/* .dayNumber */ .U$)(stretch.until) ? { person, room, since: firstDay, until: lastDay } : stretch;
}
/** What is left of a stretch after a period with activity. */
function broken(stretch, period) {
    if (stretch === undefined)
        return undefined;
    const [first, last] = [(0,_time_calendar_js__WEBPACK_IMPORTED_MODULE_2__/* .dayNumber */ .U$)(period.firstDay), (0,_time_calendar_js__WEBPACK_IMPORTED_MODULE_2__/* .dayNumber */ .U$)(period.lastDay)];
    if (first > (0,_time_calendar_js__WEBPACK_IMPORTED_MODULE_2__/* .dayNumber */ .U$)(stretch.until) || last < (0,_time_calendar_js__WEBPACK_IMPORTED_MODULE_2__/* .dayNumber */ .U$)(stretch.since))
        return stretch;
    if (last >= (0,_time_calendar_js__WEBPACK_IMPORTED_MODULE_2__/* .dayNumber */ .U$)(stretch.until))
        return undefined;
    return { ...stretch, since: (0,_time_calendar_js__WEBPACK_IMPORTED_MODULE_2__/* .dayAfter */ .PV)(period.lastDay) };
}
/**
 * Periods in a row without activity, the given inactive one included: months where the period is a month, else whole
 * periods of its length.
 */
function periodsInARow(ledger, person, room, period) {
    const stretch = stretchOf(ledger, person, room);
    if (stretch === undefined || (0,_time_calendar_js__WEBPACK_IMPORTED_MODULE_2__/* .dayNumber */ .U$)(stretch.until) < (0,_time_calendar_js__WEBPACK_IMPORTED_MODULE_2__/* .dayNumber */ .U$)(period.firstDay) - 1)
        return 1;
    if ((0,_time_calendar_js__WEBPACK_IMPORTED_MODULE_2__/* .dayNumber */ .U$)(stretch.since) >= (0,_time_calendar_js__WEBPACK_IMPORTED_MODULE_2__/* .dayNumber */ .U$)(period.firstDay))
        return 1;
    if ((0,_text_english_js__WEBPACK_IMPORTED_MODULE_0__/* .isMonth */ .nl)(period)) {
        const months = monthNumber(period.firstDay) - monthNumber(stretch.since) + 1;
        return stretch.since.endsWith("-01") ? months : Math.max(1, months - 1);
    }
    const days = (0,_time_calendar_js__WEBPACK_IMPORTED_MODULE_2__/* .dayNumber */ .U$)(period.lastDay) - (0,_time_calendar_js__WEBPACK_IMPORTED_MODULE_2__/* .dayNumber */ .U$)(stretch.since) + 1;
    return Math.max(1, Math.floor(days / (0,_ledger_js__WEBPACK_IMPORTED_MODULE_1__/* .daysOf */ .hF)(period)));
}
/** A ledger never changes, so its stretches are indexed once. */
const indexes = new WeakMap();
function stretchOf(ledger, person, room) {
    const index = indexes.get(ledger) ?? new Map(ledger.inactive.map((stretch) => [(0,_ledger_js__WEBPACK_IMPORTED_MODULE_1__/* .membershipOf */ ._G)(stretch), stretch]));
    indexes.set(ledger, index);
    return index.get((0,_ledger_js__WEBPACK_IMPORTED_MODULE_1__/* .membershipOf */ ._G)({ person, room }));
}
function monthNumber(day) {
    return Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7));
}


/***/ }),

/***/ 9473:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   $N: () => (/* binding */ sentenceOf),
/* harmony export */   LQ: () => (/* binding */ listenToDefects),
/* harmony export */   Ul: () => (/* binding */ allProblems),
/* harmony export */   Zw: () => (/* binding */ Problems),
/* harmony export */   cJ: () => (/* binding */ Cancelled),
/* harmony export */   cj: () => (/* binding */ sentencesOf),
/* harmony export */   yo: () => (/* binding */ UserError)
/* harmony export */ });
/* unused harmony export defectOf */
/**
 * What went wrong as one sentence meant for people: what, why, what to do. Only a `UserError` may be shown; everything
 * else that is thrown is a defect of this program and says so (see {@link sentencesOf}).
 */
class UserError extends Error {
    name = "UserError";
}
/** Several such sentences at once: everything that stands in the way, so that a user mends all in one go. */
class Problems extends UserError {
    name = "Problems";
    sentences;
    constructor(sentences) {
        super(sentences.join("\n"));
        this.sentences = sentences;
    }
}
/** The run was told to stop. */
class Cancelled extends UserError {
    name = "Cancelled";
    constructor() {
        super("The run was cancelled before it was done: nothing more is written, uploaded or sent.");
    }
}
/** Waits for both; where one or both end in problems, all of these are thrown at once. */
async function allProblems(first, second) {
    const settled = await Promise.allSettled([first, second]);
    const reasons = settled.flatMap((one) => (one.status === "rejected" ? [one.reason] : []));
    const problems = reasons.filter((reason) => reason instanceof Problems);
    if (reasons.length > 0 && problems.length === reasons.length) {
        throw new Problems(problems.flatMap(({ sentences }) => sentences));
    }
    return Promise.all([first, second]);
}
/** What people are told of a failure: its sentences, or, for a defect, one that asks for a report. */
function sentencesOf(error) {
    if (error instanceof Problems)
        return error.sentences;
    return [sentenceOf(error)];
}
let hearOfDefect = () => undefined;
/**
 * Names who gets the stack of every defect that becomes a sentence, wherever in the program that happens, also where it
 * only makes a verdict unknown: without it nobody could mend what the sentence asks to report.
 */
function listenToDefects(listener) {
    hearOfDefect = listener;
}
/** As {@link sentencesOf}, in one sentence; for failures that become a reason or a warning and do not end the run. */
function sentenceOf(error) {
    if (error instanceof UserError)
        return error.message;
    hearOfDefect(defectOf(error) ?? "");
    return `Something unexpected happened, which is a defect of docspace-audit: please report it with the debug log (${nameOf(error)}).`;
}
/** The stack of a defect, for the debug log; undefined for what is meant for people and needs none. */
function defectOf(error) {
    if (error instanceof UserError)
        return undefined;
    return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
/** The class of what was thrown; its message may quote anything, so it stays in the debug log. */
function nameOf(error) {
    return error instanceof Error ? error.name : typeof error;
}


/***/ }),

/***/ 9479:
/***/ ((__webpack_module__, __unused_webpack___webpack_exports__, __nccwpck_require__) => {

__nccwpck_require__.a(__webpack_module__, async (__webpack_handle_async_dependencies__, __webpack_async_result__) => { try {
/* harmony import */ var _run_run_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(7921);
/* harmony import */ var _runner_start_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(6487);
/* harmony import */ var _runner_young_heap_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(809);



(0,_runner_young_heap_js__WEBPACK_IMPORTED_MODULE_2__/* .keepHeapSmall */ .p)();
await (0,_runner_start_js__WEBPACK_IMPORTED_MODULE_1__/* .start */ .n)(_run_run_js__WEBPACK_IMPORTED_MODULE_0__/* .run */ .e);

__webpack_async_result__();
} catch(e) { __webpack_async_result__(e); } }, 1);

/***/ }),

/***/ 1525:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   N: () => (/* binding */ note)
/* harmony export */ });
function note(code, level, parameters, about) {
    return { code, level, ...(about === undefined ? {} : { about }), parameters };
}


/***/ }),

/***/ 2258:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   J: () => (/* binding */ lookAtFolder),
/* harmony export */   W: () => (/* binding */ findFolder)
/* harmony export */ });
/* harmony import */ var _docspace_folders_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(4380);
/* harmony import */ var _docspace_http_portal_error_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(1621);
/* harmony import */ var _docspace_uploads_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(7823);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(9473);




/** `RoomType.FillingFormsRoom`: uploads into it and into its folders answer 500. */
const FORM_FILLING = 1;
/**
 * The folder that receives the reports, and what makes it unfit: strangers who can read it, a room that takes forms
 * only, a key's owner who may not create files there.
 *
 * @throws UserError without such a folder
 */
async function findFolder(docspace, folderId) {
    const [looked, allowed] = await Promise.allSettled([
        lookAtFolder(docspace, folderId),
        allowsUpload(docspace, folderId),
    ]);
    docspace.signal.throwIfAborted();
    if (looked.status === "rejected")
        throw looked.reason;
    const { folder, problems } = looked.value;
    if (isForForms(folder))
        return looked.value;
    if (allowed.status === "rejected")
        throw allowed.reason;
    return allowed.value
        ? looked.value
        : { folder, problems: [...new Set([...problems, mayNotCreate(folder)])] };
}
/** The same by one request, for right before an upload, which tells itself whether it is allowed. */
async function lookAtFolder(docspace, folderId) {
    const folder = await (0,_docspace_folders_js__WEBPACK_IMPORTED_MODULE_0__/* .getFolder */ .L2)(docspace, folderId);
    if (!folder) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_3__/* .UserError */ .yo(`The folder ${folderId} in folder-id does not exist (any more): check the number in its address, or leave folder-id empty.`);
    }
    const problems = problemsOfSecrecy(folder);
    if (isForForms(folder)) {
        problems.push(`The folder "${folder.title}" in folder-id belongs to a form filling room, which takes no other files: choose a folder of another room.`);
    }
    else if (!folder.canCreate)
        problems.push(mayNotCreate(folder));
    return { folder, problems };
}
function isForForms({ room }) {
    return room?.roomType === FORM_FILLING;
}
function mayNotCreate({ title, id }) {
    return `The key's owner may not create files in "${title}" (folder-id ${id}): make them room manager or content creator there. Being an administrator of the portal is not enough.`;
}
function problemsOfSecrecy(folder) {
    if (folder.openToStrangers) {
        return [
            `The folder "${folder.title}" in folder-id can be read by strangers, through an external link or because its room is public; the reports hold names, addresses and IPs: choose one in a room that is not public, without external links.`,
        ];
    }
    if (folder.linksHidden) {
        return [
            `Whether strangers can read "${folder.title}" in folder-id cannot be found out: this version of DocSpace shows the room's links to its managers only. Make the key's owner room manager there, or update the server.`,
        ];
    }
    return [];
}
/** By the portal's own check for uploads, which changes nothing and writes no audit event. */
async function allowsUpload(docspace, folderId) {
    try {
        await (0,_docspace_uploads_js__WEBPACK_IMPORTED_MODULE_2__/* .checkUpload */ .Gf)(docspace, folderId, ["docspace-audit"]);
        return true;
    }
    catch (error) {
        // A key without files:write is a problem of its own, which is named already.
        if (error instanceof _docspace_http_portal_error_js__WEBPACK_IMPORTED_MODULE_1__/* .PortalError */ .vg && error.kind === "key-scope")
            return true;
        if (error instanceof _docspace_http_portal_error_js__WEBPACK_IMPORTED_MODULE_1__/* .PortalError */ .vg && error.kind === "role")
            return false;
        throw error;
    }
}


/***/ }),

/***/ 9353:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   iB: () => (/* binding */ concernsVerdicts),
/* harmony export */   ix: () => (/* binding */ objectsTo),
/* harmony export */   l: () => (/* binding */ reason),
/* harmony export */   yH: () => (/* binding */ INHERENT)
/* harmony export */ });
function reason(code, parameters, { concerns = "both", rooms = "all", people = "all", range } = {}) {
    return { code, concerns, rooms, people, ...(range === undefined ? {} : { range }), parameters };
}
/** Reasons that leave a verdict unknown and that no audit can remove: they do not make a run incomplete. */
const INHERENT = new Set([
    "account-removed",
    "acceptance-untold",
    "came-back-unseen",
    "hardly-able-to-act",
]);
/** Whether a reason stands against a conclusion about this member of this room in this time. */
function objectsTo(one, to) {
    return (one.concerns !== "events" &&
        (one.rooms === "all" || one.rooms.includes(to.roomId)) &&
        (one.people === "all" || one.people.includes(to.personId)) &&
        (one.range === undefined || (one.range.to >= to.judged.from && one.range.from <= to.judged.to)));
}
/** Whether verdicts rest on what a reason says: where changes alone are judged, nothing rests on the audit trail. */
function concernsVerdicts({ code, concerns }, activity) {
    return concerns !== "events" && !(activity === "changes" && OF_THE_TRAIL.has(code));
}
/** What only the audit trail lacks. */
const OF_THE_TRAIL = new Set([
    "no-audit-feature",
    "audit-trail-silent",
    "trail-unreadable",
    "trail-gap",
    "unsettled-second",
    "still-arriving",
    "trail-unavailable",
    "cross-check",
    "cross-check-not-done",
]);


/***/ }),

/***/ 7754:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   bD: () => (/* binding */ messageOf),
/* harmony export */   cJ: () => (/* binding */ Cancelled),
/* harmony export */   oD: () => (/* binding */ readWhole),
/* harmony export */   oP: () => (/* binding */ inParts),
/* harmony export */   wc: () => (/* binding */ slices)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(1455);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(9473);
/* harmony import */ var _report_folder_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(9695);
var __addDisposableResource = (undefined && undefined.__addDisposableResource) || function (env, value, async) {
    if (value !== null && value !== void 0) {
        if (typeof value !== "object" && typeof value !== "function") throw new TypeError("Object expected.");
        var dispose, inner;
        if (async) {
            if (!Symbol.asyncDispose) throw new TypeError("Symbol.asyncDispose is not defined.");
            dispose = value[Symbol.asyncDispose];
        }
        if (dispose === void 0) {
            if (!Symbol.dispose) throw new TypeError("Symbol.dispose is not defined.");
            dispose = value[Symbol.dispose];
            if (async) inner = dispose;
        }
        if (typeof dispose !== "function") throw new TypeError("Object not disposable.");
        if (inner) dispose = function() { try { inner.call(this); } catch (e) { return Promise.reject(e); } };
        env.stack.push({ value: value, dispose: dispose, async: async });
    }
    else if (async) {
        env.stack.push({ async: true });
    }
    return value;
};
var __disposeResources = (undefined && undefined.__disposeResources) || (function (SuppressedError) {
    return function (env) {
        function fail(e) {
            env.error = env.hasError ? new SuppressedError(e, env.error, "An error was suppressed during disposal.") : e;
            env.hasError = true;
        }
        var r, s = 0;
        function next() {
            while (r = env.stack.pop()) {
                try {
                    if (!r.async && s === 1) return s = 0, env.stack.push(r), Promise.resolve().then(next);
                    if (r.dispose) {
                        var result = r.dispose.call(r.value);
                        if (r.async) return s |= 2, Promise.resolve(result).then(next, function(e) { fail(e); return next(); });
                    }
                    else s |= 1;
                }
                catch (e) {
                    fail(e);
                }
            }
            if (s === 1) return env.hasError ? Promise.reject(env.error) : Promise.resolve();
            if (env.hasError) throw env.error;
        }
        return next();
    };
})(typeof SuppressedError === "function" ? SuppressedError : function (error, suppressed, message) {
    var e = new Error(message);
    return e.name = "SuppressedError", e.error = error, e.suppressed = suppressed, e;
});



/** What is uploaded: whole, or part by part. Rejects with a {@link UserError} where the file was changed meanwhile. */
async function readWhole({ path, bytes }) {
    const content = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)(path).catch(unreadable(path));
    if (content.byteLength !== bytes)
        throw changed(path);
    return content;
}
/** A failure of this machine's disk says nothing about the portal. */
const unreadable = (path) => (error) => {
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .yo(`${path} could not be read again: ${messageOf(error)}`, { cause: error });
};
function changed(path) {
    return new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .yo(`${path} was changed by something else before it was uploaded. Run again.`);
}
/** Thrown between two parts: the session is left, and the server stores nothing of it. */
class Cancelled extends Error {
}
/** Only one part is in memory at a time. Stops between two when the run is cancelled. */
async function inParts(folder, file, cancel) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const handle = __addDisposableResource(env_1, await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.open)(file.path).catch(unreadable(file.path)), true);
        return await folder.uploadInParts(file.title, file.bytes, parts(handle, file, cancel));
    }
    catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
    }
    finally {
        const result_1 = __disposeResources(env_1);
        if (result_1)
            await result_1;
    }
}
async function* parts(handle, { path, bytes }, cancel) {
    let position = 0;
    do {
        if (cancel?.aborted)
            throw new Cancelled();
        const part = Buffer.allocUnsafe(Math.min(_report_folder_js__WEBPACK_IMPORTED_MODULE_2__/* .PART */ .s3, bytes - position));
        let filled = 0;
        while (filled < part.byteLength) {
            const { bytesRead } = await handle
                .read(part, filled, part.byteLength - filled, position + filled)
                .catch(unreadable(path));
            if (bytesRead === 0)
                throw changed(path);
            filled += bytesRead;
        }
        position += filled;
        yield part;
    } while (position < bytes);
}
async function* slices(content) {
    let position = 0;
    do {
        yield content.subarray(position, position + _report_folder_js__WEBPACK_IMPORTED_MODULE_2__/* .PART */ .s3);
        position += _report_folder_js__WEBPACK_IMPORTED_MODULE_2__/* .PART */ .s3;
    } while (position < content.byteLength);
}
/** What went wrong, as a whole sentence. */
function messageOf(error) {
    const message = error instanceof Error ? error.message : String(error);
    return /[.!?]$/.test(message) ? message : `${message}.`;
}


/***/ }),

/***/ 856:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   j: () => (/* binding */ docSpaceFolder)
/* harmony export */ });
/* harmony import */ var _docspace_files_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(1122);
/* harmony import */ var _docspace_http_portal_error_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(1621);
/* harmony import */ var _docspace_uploads_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(7823);
/* harmony import */ var _docspace_wire_paging_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(2175);
/* harmony import */ var _report_folder_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(9695);





/** The report folder in the portal. */
function docSpaceFolder(docspace, folderId) {
    /** When it was last listed. */
    let size = Number.POSITIVE_INFINITY;
    const list = async () => {
        const files = await (0,_docspace_files_js__WEBPACK_IMPORTED_MODULE_0__/* .listFolderFiles */ .ct)(docspace, folderId);
        size = files.length;
        return files;
    };
    const findAll = async (titles) => (0,_docspace_files_js__WEBPACK_IMPORTED_MODULE_0__/* .withTitles */ .My)(await list(), titles);
    return {
        find: async (title) => (await findAll([title])).get(title) ?? [],
        findAll,
        async glance(ids) {
            if ((0,_docspace_wire_paging_js__WEBPACK_IMPORTED_MODULE_3__/* .pagesOfList */ .M2)(size + ids.length) >= ids.length)
                return new Map();
            return new Map((await list()).filter(({ id }) => ids.includes(id)).map((file) => [file.id, file]));
        },
        async get(id) {
            const file = await (0,_docspace_files_js__WEBPACK_IMPORTED_MODULE_0__/* .getFile */ .ly)(docspace, id);
            if (file === undefined)
                throw new Error(`The portal has no file ${id} any more.`);
            return file;
        },
        async look(id) {
            try {
                return await (0,_docspace_files_js__WEBPACK_IMPORTED_MODULE_0__/* .getFile */ .ly)(docspace, id);
            }
            catch (error) {
                if (error instanceof _docspace_http_portal_error_js__WEBPACK_IMPORTED_MODULE_1__/* .PortalError */ .vg && error.kind === "role")
                    return undefined;
                throw error;
            }
        },
        read: (id, mostBytes) => (0,_docspace_files_js__WEBPACK_IMPORTED_MODULE_0__/* .readFileBytes */ .MY)(docspace, id, undefined, mostBytes),
        async readVersion(id, version, mostBytes) {
            try {
                return await (0,_docspace_files_js__WEBPACK_IMPORTED_MODULE_0__/* .readFileBytes */ .MY)(docspace, id, version, mostBytes);
            }
            catch (error) {
                const tooLarge = error instanceof _docspace_http_portal_error_js__WEBPACK_IMPORTED_MODULE_1__/* .PortalError */ .vg && error.kind === "too-large";
                if (tooLarge || (0,_docspace_http_portal_error_js__WEBPACK_IMPORTED_MODULE_1__/* .isNotFound */ .c4)(error))
                    return undefined;
                throw error;
            }
        },
        upload: (title, content) => refusable((0,_docspace_uploads_js__WEBPACK_IMPORTED_MODULE_2__/* .uploadFile */ .QM)(docspace, folderId, title, content)),
        uploadInParts: (title, bytes, parts) => refusable((0,_docspace_uploads_js__WEBPACK_IMPORTED_MODULE_2__/* .uploadBySession */ .pd)(docspace, folderId, title, bytes, parts)),
    };
}
async function refusable(upload) {
    try {
        return await upload;
    }
    catch (error) {
        if (error instanceof _docspace_http_portal_error_js__WEBPACK_IMPORTED_MODULE_1__/* .PortalError */ .vg && isRefusal(error))
            throw new _report_folder_js__WEBPACK_IMPORTED_MODULE_4__/* .UploadRefused */ .gH(error.message, { cause: error });
        throw error;
    }
}
/** Whether nothing can have been stored: the answer was no, or no connection was made. */
function isRefusal({ kind, status }) {
    if (kind === "certificate")
        return true;
    return status !== undefined && status >= 300 && status < 500 && status !== 408;
}


/***/ }),

/***/ 9695:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   DU: () => (/* binding */ inOneRequest),
/* harmony export */   gH: () => (/* binding */ UploadRefused),
/* harmony export */   s3: () => (/* binding */ PART)
/* harmony export */ });
/** The portal's answer to an upload was no; nothing was stored. The message is the sentence for the user. */
class UploadRefused extends Error {
    name = "UploadRefused";
}
/** Largest part of a session, and largest file sent in one request, in bytes (`chunkUploadSize` of the server). */
const PART = 10 * 1024 * 1024;
/**
 * Whether a file goes in one request. Before 3.7 that endpoint made a second file where a new version was wanted; and
 * what is larger than a part would have to be in memory whole, and above 100 MiB be refused
 * (`web:available-file-size`), neither of which is so for sessions.
 */
function inOneRequest(serverVersion, bytes) {
    const [, major, minor] = /^(\d+)\.(\d+)/.exec(serverVersion) ?? [];
    const known = Number(major) > 3 || (Number(major) === 3 && Number(minor) >= 7);
    return known && bytes <= PART;
}


/***/ }),

/***/ 4131:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   $J: () => (/* binding */ auditFileName),
/* harmony export */   Fr: () => (/* binding */ isOwnTitle),
/* harmony export */   Fy: () => (/* binding */ LEDGER_TITLE),
/* harmony export */   Sg: () => (/* binding */ labelInTitle),
/* harmony export */   T$: () => (/* binding */ isSummaryFile),
/* harmony export */   ZU: () => (/* binding */ isJsonReport),
/* harmony export */   _P: () => (/* binding */ summaryFileName),
/* harmony export */   cq: () => (/* binding */ reportFileName),
/* harmony export */   kV: () => (/* binding */ REVIEW_TITLE)
/* harmony export */ });
/* unused harmony exports rollUpFileName, isRollUpFile */
function nameOf({ label, reportLabel }) {
    return reportLabel === undefined ? label : `${label}-${reportLabel}`;
}
/** Name of the file of one report, `compliance-report-2026-10.txt`; also its title in DocSpace. */
function reportFileName(kind, format, naming) {
    return `${kind}-report-${nameOf(naming)}.${format}`;
}
/** Name of the file that holds both reports, `audit-report-2026-10.html`. */
function auditFileName(format, naming) {
    return `audit-report-${nameOf(naming)}.${format}`;
}
/** Name of the file without names, `audit-summary-2026-10.json`; without a period where the run failed before it was known. */
function summaryFileName(naming) {
    return naming === undefined ? "audit-summary.json" : `audit-summary-${nameOf(naming)}.json`;
}
/** Name of a file of the roll-up, `audit-rollup-2026-10.html`; without a period where no portal had figures. */
function rollUpFileName(format, label) {
    return `audit-rollup${label === undefined ? "" : `-${label}`}.${format}`;
}
/** Whether a file is named as a summary, with a period or without. */
function isSummaryFile(name) {
    return /^audit-summary(?:-[\p{L}\p{N}_-]+)?\.json$/u.test(name);
}
/** Title of the file that remembers, in the report folder, who was reminded when. */
const LEDGER_TITLE = "docspace-audit-ledger.json";
/** Title of the workbook, in the report folder, in which people decide about the inactive. */
const REVIEW_TITLE = "access-review.xlsx";
const REPORT_TITLE = /^(?:compliance-report|inactivity-report|audit-report|audit-summary|audit-rollup)-\d{4}-\d{2}(?:-\d{2})?(?:_\d{4}-\d{2}-\d{2})?(?:-[\p{L}\p{N}-]+)?\.(?:txt|csv|html|json|xlsx)$/iu;
/** The period's label in a report's title, with a report label or without; undefined for other files. */
function labelInTitle(title) {
    return /^(?:compliance-report|inactivity-report|audit-report|audit-summary)-(\d{4}-\d{2}(?:-\d{2}_\d{4}-\d{2}-\d{2})?)(?:-[\p{L}\p{N}-]+)?\.(?:txt|csv|html|json|xlsx)$/iu.exec(title)?.[1];
}
/** Whether a report's title is that of the JSON document, which later runs read. */
function isJsonReport(title) {
    return /^audit-report-.*\.json$/i.test(title);
}
const ROLLUP_WITHOUT_PERIOD = /^audit-rollup\.(?:csv|html|json|xlsx)$/i;
/** Whether a file is named as one of a roll-up's page, with a period or without. */
function isRollUpFile(name) {
    return ROLLUP_WITHOUT_PERIOD.test(name) || (/^audit-rollup-/i.test(name) && REPORT_TITLE.test(name));
}
/**
 * Whether a file of the report folder has a title that only this action gives: uploads and downloads of such files by
 * the key's owner are not activity.
 */
function isOwnTitle(title) {
    const lower = title.toLowerCase();
    return (REPORT_TITLE.test(title) ||
        ROLLUP_WITHOUT_PERIOD.test(title) ||
        lower === LEDGER_TITLE ||
        lower === REVIEW_TITLE);
}


/***/ }),

/***/ 4980:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   H3: () => (/* binding */ uploadContent),
/* harmony export */   Nu: () => (/* binding */ GRACE_TO_LOOK),
/* harmony export */   RN: () => (/* binding */ inTime),
/* harmony export */   Zv: () => (/* binding */ GRACE),
/* harmony export */   a3: () => (/* binding */ uploadReport),
/* harmony export */   bE: () => (/* binding */ cancelledBefore)
/* harmony export */ });
/* harmony import */ var _docspace_http_portal_error_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(1621);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(9473);
/* harmony import */ var _file_content_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(7754);
/* harmony import */ var _report_folder_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(9695);




/** Milliseconds an upload under way may go on after the run was cancelled, and then its verification. */
const GRACE = 2_500;
const GRACE_TO_LOOK = 1_200;
/** Milliseconds before each look for a file whose upload was not answered: the server may still be storing it. */
const LOOKS = [0, 2_000, 5_000, 10_000];
/**
 * Uploads a file and proves that it arrived: as the next version of the file with its title, or as a new file, with
 * its size. Sent once: an upload that is not answered is looked for, never repeated. Nothing is ever deleted.
 * Rejects with a {@link UserError}.
 *
 * @param there the files of that title, where the folder was listed just now
 * @param together absent where it is the only one
 */
async function uploadReport(folder, file, options, { there, together } = {}) {
    let send = () => (0,_file_content_js__WEBPACK_IMPORTED_MODULE_2__/* .inParts */ .oP)(folder, file, options.signal);
    if ((0,_report_folder_js__WEBPACK_IMPORTED_MODULE_3__/* .inOneRequest */ .DU)(options.serverVersion, file.bytes)) {
        const content = await (0,_file_content_js__WEBPACK_IMPORTED_MODULE_2__/* .readWhole */ .oD)(file);
        send = () => folder.upload(file.title, content);
    }
    const stored = await store(folder, file, send, options, { there, together });
    return { title: file.title, id: stored.id, version: stored.version, url: stored.url };
}
/** The same for content in memory. With `seen`, nothing is sent when the folder holds something else by now. */
async function uploadContent(folder, title, content, options, seen) {
    const bytes = content.byteLength;
    const send = (0,_report_folder_js__WEBPACK_IMPORTED_MODULE_3__/* .inOneRequest */ .DU)(options.serverVersion, bytes)
        ? () => folder.upload(title, content)
        : () => folder.uploadInParts(title, bytes, (0,_file_content_js__WEBPACK_IMPORTED_MODULE_2__/* .slices */ .wc)(content));
    return await store(folder, { title, bytes }, send, options, { seen });
}
async function store(folder, { title, bytes }, send, options, { seen, there, together }) {
    refuseWhenCancelled(title, options.signal);
    const existing = there ??
        (await inTime(folder.find(title), 0, options).catch((error) => {
            refuseWhenCancelled(title, options.signal);
            throw error;
        }));
    const [replaced] = existing;
    if (seen !== undefined && (replaced?.id !== seen.file?.id || replaced?.version !== seen.file?.version)) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .yo(`"${title}" was written by something else in the meantime, so this run did not write it. Let only one run use this folder at a time (a concurrency group in the workflow), and run again.`);
    }
    if (replaced !== undefined && existing.length > 1) {
        options.warn(`The folder holds ${existing.length} files named "${title}" (ids ${existing.map(({ id }) => id).join(", ")}). The oldest, ${replaced.id}, gets the new version; delete the others if they are not needed.`);
    }
    const expected = {
        title,
        bytes,
        replaced,
        version: replaced === undefined ? 1 : replaced.version + 1,
        before: new Set(existing.map(({ id }) => id)),
    };
    refuseWhenCancelled(title, options.signal);
    const answer = await inTime(send(), GRACE, options).catch((error) => {
        if (error instanceof _file_content_js__WEBPACK_IMPORTED_MODULE_2__/* .Cancelled */ .cJ)
            refuseWhenCancelled(title, options.signal);
        if (error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .yo && !(error instanceof _docspace_http_portal_error_js__WEBPACK_IMPORTED_MODULE_0__/* .PortalError */ .vg))
            throw error;
        if (error instanceof _report_folder_js__WEBPACK_IMPORTED_MODULE_3__/* .UploadRefused */ .gH)
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .yo(`"${title}" was not uploaded. ${error.message}`, { cause: error });
        return new Unanswered(error);
    });
    together?.onAnswered(answer instanceof Unanswered ? undefined : answer);
    if (answer instanceof Unanswered)
        return await lookFor(folder, expected, answer, options);
    checkPlace(answer, expected);
    await together?.sent;
    return await asked(together?.look ?? ((id) => folder.get(id)), answer, expected, options);
}
/** No answer came, or one that does not tell: the file may be stored, or not. */
class Unanswered {
    cause;
    /** The server itself answered that it failed: it is done with the request, and nothing is stored later. */
    get answered() {
        return this.cause instanceof _docspace_http_portal_error_js__WEBPACK_IMPORTED_MODULE_0__/* .PortalError */ .vg && [500, 501, 505, 507].includes(this.cause.status ?? 0);
    }
    /** What became of the upload, to follow "the upload". */
    get came() {
        if (!(this.cause instanceof _docspace_http_portal_error_js__WEBPACK_IMPORTED_MODULE_0__/* .PortalError */ .vg))
            return "was not answered";
        const { kind, status = 0 } = this.cause;
        if (status >= 500)
            return `was answered with ${status}, which does not tell whether it arrived`;
        return NO_ANSWER.has(kind) ? "was not answered" : "got an answer that does not tell whether it arrived";
    }
    constructor(cause) {
        this.cause = cause;
    }
}
const NO_ANSWER = new Set(["network", "timeout", "certificate"]);
function refuseWhenCancelled(title, signal) {
    if (signal?.aborted)
        throw cancelledBefore(title);
}
function cancelledBefore(title) {
    return new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .yo(`"${title}" was not uploaded: the run was cancelled before. Run it again.`);
}
/** The answer names the file and version that were expected. */
function checkPlace(answer, { title, replaced, version }) {
    if (replaced !== undefined && answer.id !== replaced.id) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .yo(`"${title}" was stored as a second file of that name (id ${answer.id}) beside the existing one (id ${replaced.id}), which is open in an editor or locked by somebody else. Close or unlock it, delete the second file by hand, and run again; this run deleted nothing.`);
    }
    if (answer.version !== version) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .yo(`"${title}" (id ${answer.id}) became version ${answer.version}, but version ${version} was expected: something else wrote it at the same time. Let only one run write to this folder at a time (a concurrency group in the workflow), look into the file's version history, and run again.`);
    }
}
/** Asks the portal again what it holds. */
async function asked(look, answer, expected, options) {
    const found = await inTime(look(answer.id), GRACE_TO_LOOK, options).catch((error) => {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .yo(`"${expected.title}" was uploaded (id ${answer.id}, version ${answer.version}), but asking the portal for it again failed, so it is not verified. ${(0,_file_content_js__WEBPACK_IMPORTED_MODULE_2__/* .messageOf */ .bD)(error)} Look into the folder.`, { cause: error });
    });
    checkPlace(found, expected);
    checkSize(found, expected);
    return found;
}
function checkSize(found, { title, bytes }) {
    if (found.size === bytes)
        return;
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .yo(`"${title}" (id ${found.id}, version ${found.version}) has ${found.size} bytes in the portal instead of ${bytes}. Run again; if it happens again, look for a proxy or storage that cuts files short.`);
}
/** Looks for a file whose upload was not answered. */
async function lookFor(folder, expected, { cause, answered, came }, options) {
    const { title, replaced, before } = expected;
    const why = (0,_file_content_js__WEBPACK_IMPORTED_MODULE_2__/* .messageOf */ .bD)(cause);
    for (const pause of answered ? LOOKS.slice(0, 1) : LOOKS) {
        if (pause > 0)
            await options.clock.sleep(pause, options.signal).catch(() => undefined);
        const files = await inTime(folder.find(title), GRACE_TO_LOOK, options).catch((error) => {
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .yo(`Whether "${title}" was stored is not known: the upload ${came}, and looking for it failed too. ${why} ${(0,_file_content_js__WEBPACK_IMPORTED_MODULE_2__/* .messageOf */ .bD)(error)} Look into the folder, and run again.`, { cause: error });
        });
        const added = files.find(({ id }) => !before.has(id));
        const candidate = added ?? files.find(({ id, version }) => id === replaced?.id && version !== replaced.version);
        if (candidate !== undefined) {
            checkPlace(candidate, expected);
            checkSize(candidate, expected);
            options.warn(`The upload of "${title}" ${came}, but it arrived as version ${candidate.version}. ${why}`);
            return candidate;
        }
        if (options.signal?.aborted) {
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .yo(`Whether "${title}" was stored is not known: the run was cancelled while it was being uploaded. Run again: then it gets a new version.`, { cause });
        }
    }
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .yo(answered
        ? `"${title}" was not stored: the portal answered that it failed. ${why}`
        : `"${title}" was not stored: the upload ${came}, and the folder does not have it. ${why} Run again.`, { cause });
}
/** The outcome; or an error once the run has been cancelled for that many milliseconds. */
async function inTime(outcome, grace, { clock, signal }) {
    if (signal === undefined)
        return await outcome;
    const settled = new AbortController();
    const late = new Promise((_, reject) => {
        const begin = () => {
            const end = () => reject(new Error("The run was cancelled and there was no time left."));
            clock.sleep(grace, settled.signal).then(end, () => undefined);
        };
        if (signal.aborted)
            begin();
        else
            signal.addEventListener("abort", begin, { once: true, signal: settled.signal });
    });
    try {
        return await Promise.race([outcome, late]);
    }
    finally {
        settled.abort();
    }
}


/***/ }),

/***/ 4073:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Z: () => (/* binding */ answer)
/* harmony export */ });
/* harmony import */ var _vocabulary_answer_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(8692);
/* harmony import */ var _vocabulary_terms_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(4691);


/**
 * The one sentence that opens every output: what was found, and whether anything is missing. Mails link to the files, so
 * the files are written before: they say how many are to be reminded, and what is made later how many were.
 *
 * @param reminded absent where nobody is to be reminded
 * @param say the language; English but in mails
 */
function answer(report, reminded, say = _vocabulary_answer_js__WEBPACK_IMPORTED_MODULE_0__/* .ENGLISH_ANSWER */ .M) {
    const { reports, period, reasons, listed, assessment } = report;
    const judged = reports.includes("inactivity");
    const parts = [
        ...(judged ? inactivityParts(report, say) : [say.events(listed.count, assessment.rooms.length)]),
        ...(reminded === undefined ? [] : remindedParts(reminded, say)),
        ...(period.provisional ? [say.notOver] : []),
        reasons.length === 0 ? say.nothingMissing : say.unproved(reasons.length),
    ];
    const span = reasons.length === 0 ? say.span(period) : `${say.span(period)}, ${say.incomplete}`;
    return `${span}: ${parts.join("; ")}.`;
}
function remindedParts({ sent, due = 0, earlier }, say) {
    const now = sent === undefined ? say.toBeReminded(due) : say.reminded(sent);
    const nobody = (sent ?? due) === 0;
    return [...(nobody && earlier > 0 ? [] : [now]), ...(earlier > 0 ? [say.remindedBefore(earlier)] : [])];
}
/** Of an incomplete report first what is not known: "0 of 95 inactive" alone would read as if all were well. */
function inactivityParts({ assessment, comparison, reasons }, say) {
    const { counts } = assessment;
    const unread = assessment.rooms.filter(({ unreadable }) => unreadable !== undefined).length;
    const all = Object.values(counts).reduce((sum, count) => sum + count, 0);
    const first = reasons.length > 0 && counts.unknown > 0;
    const known = first ? all - counts.unknown : all;
    const missing = [
        ...(counts.unknown === 0
            ? []
            : [first ? say.unknownOf(counts.unknown, all) : say.unknown(counts.unknown)]),
        ...(unread === 0 ? [] : [say.unreadable(unread)]),
    ];
    const inactive = first ? say.inactiveOfOthers(counts.inactive, known) : say.inactive(counts.inactive, all);
    const found = [
        ...(all === 0 && unread === 0 ? [say.nobody] : []),
        ...(known === 0 ? [] : [`${inactive}${whoPart(assessment, say)}`]),
        ...(comparison !== undefined && counts.inactive > 0 ? [say.newly(comparison.newlyInactive.length)] : []),
    ];
    const parts = reasons.length > 0 ? [missing, found] : [[...found, ...missing]];
    return parts.filter((part) => part.length > 0).map((part) => part.join(", "));
}
function whoPart({ counts, rooms, inactivePeople }, say) {
    if (counts.inactive === 0)
        return "";
    const rows = rooms.flatMap(({ members }) => members.filter(isInactive));
    const wide = new Set(rows.filter(({ access }) => _vocabulary_terms_js__WEBPACK_IMPORTED_MODULE_1__/* .WIDE_ACCESS */ .fl.has(access)).map(({ person }) => person.id))
        .size;
    return ` (${[say.people(inactivePeople), ...(wide === 0 ? [] : [say.withWideAccess(wide)])].join(", ")})`;
}
function isInactive({ verdict }) {
    return verdict.kind === "inactive";
}


/***/ }),

/***/ 7872:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   JX: () => (/* binding */ periodText),
/* harmony export */   Jf: () => (/* binding */ isNarrowed),
/* harmony export */   PO: () => (/* binding */ nobodyInactive),
/* harmony export */   RN: () => (/* binding */ reasonsAbout),
/* harmony export */   US: () => (/* binding */ verdictCounts),
/* harmony export */   Vp: () => (/* binding */ nothingJudged),
/* harmony export */   ZM: () => (/* binding */ madeAt),
/* harmony export */   aI: () => (/* binding */ namingOf),
/* harmony export */   az: () => (/* binding */ daysOfPeriod),
/* harmony export */   mF: () => (/* binding */ reportTime),
/* harmony export */   zv: () => (/* binding */ roomTitles)
/* harmony export */ });
/* harmony import */ var _reasons_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(9353);
/* harmony import */ var _text_english_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(9594);
/* harmony import */ var _time_calendar_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(3032);
/* harmony import */ var _time_local_time_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(2277);




const YEAR = 366 * 86_400;
/** Local times for a report: of its period, and of the year before, in which members joined. */
function reportTime(report) {
    const { period, generatedAt } = report;
    const made = Math.floor(generatedAt / 1000);
    return (0,_time_local_time_js__WEBPACK_IMPORTED_MODULE_2__/* .createLocalTime */ .t)(period.timeZone, period.start - YEAR, Math.max(period.end, made));
}
/** When the report was made, local to its zone. */
function madeAt(report, time) {
    return time.iso(Math.floor(report.generatedAt / 1000));
}
/** `2026-10-01 — 2026-10-31 (Europe/Berlin)` */
function periodText({ period }) {
    return `${period.firstDay} — ${period.lastDay} (${period.timeZone})`;
}
/** Why one of the two reports is not complete; empty where it is. */
function reasonsAbout(report, kind) {
    return kind === "compliance"
        ? report.reasons
        : report.reasons.filter((reason) => (0,_reasons_js__WEBPACK_IMPORTED_MODULE_0__/* .concernsVerdicts */ .iB)(reason, report.assessment.activity));
}
/** Titles of all rooms by id. */
function roomTitles({ otherRooms, assessment }) {
    const titles = new Map();
    for (const { id, title } of otherRooms)
        if (typeof id === "number")
            titles.set(id, title);
    for (const { roomId, title } of assessment.rooms)
        titles.set(roomId, title);
    return titles;
}
/** Every local day of the period, `YYYY-MM-DD`, in order. */
function daysOfPeriod({ period }) {
    const first = (0,_time_calendar_js__WEBPACK_IMPORTED_MODULE_3__/* .dayNumber */ .U$)(period.firstDay);
    const length = (0,_time_calendar_js__WEBPACK_IMPORTED_MODULE_3__/* .dayNumber */ .U$)(period.lastDay) - first + 1;
    return Array.from({ length }, (_, index) => (0,_time_calendar_js__WEBPACK_IMPORTED_MODULE_3__/* .dayOfNumber */ .bt)(first + index));
}
/** How many memberships of a room have each verdict. */
function verdictCounts(room) {
    const counts = new Map();
    for (const { verdict } of room.members)
        counts.set(verdict.kind, (counts.get(verdict.kind) ?? 0) + 1);
    return counts;
}
/** Whether the members of no room could be read: then no count of memberships is a 0. */
function nothingJudged({ assessment }) {
    const { rooms } = assessment;
    return rooms.length > 0 && rooms.every(({ unreadable }) => unreadable !== undefined);
}
/** That nobody is inactive, or nobody as far as it could be judged; undefined where somebody is. */
function nobodyInactive({ assessment }) {
    const { inactive, unknown } = assessment.counts;
    if (inactive > 0)
        return undefined;
    const unread = assessment.rooms.filter(({ unreadable }) => unreadable !== undefined).length;
    const open = [
        ...(unknown > 0 ? [`${(0,_text_english_js__WEBPACK_IMPORTED_MODULE_1__/* .counted */ .hS)(unknown, "membership")} could not be judged`] : []),
        ...(unread > 0 ? [`the members of ${(0,_text_english_js__WEBPACK_IMPORTED_MODULE_1__/* .counted */ .hS)(unread, "room")} could not be read`] : []),
    ];
    return open.length === 0 ? "Nobody is inactive." : `Nobody is proved inactive; ${open.join(", and ")}.`;
}
/** Whether the compliance report lists less than the whole portal, which the charts show. */
function isNarrowed({ settings }) {
    return settings.filters.length > 0 || settings.rooms !== "all";
}
/** What the names of this report's files are made of. */
function namingOf({ period, settings }) {
    return { label: period.label, reportLabel: settings.reportLabel };
}


/***/ }),

/***/ 4425:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   i: () => (/* binding */ remindedBy)
/* harmony export */ });
/** What the answer says of the reminders of a run that has sent its mails; undefined where nobody was to be reminded. */
function remindedBy({ members }) {
    const { sent, notAgain } = members;
    return Object.values(members).some((count) => count > 0) ? { sent, earlier: notAgain } : undefined;
}


/***/ }),

/***/ 4202:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   x: () => (/* binding */ inPieces)
/* harmony export */ });
/** Rows of a table, lines of a list: joined to pieces of some length. */
function* inPieces(parts) {
    let text = "";
    for (const part of parts) {
        text += part;
        if (text.length < PIECE)
            continue;
        yield text;
        text = "";
    }
    if (text !== "")
        yield text;
}
/** UTF-16 units: some hundred rows. */
const PIECE = 1 << 16;


/***/ }),

/***/ 8136:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   jg: () => (/* binding */ failureSummary),
/* harmony export */   r9: () => (/* binding */ portalSummary),
/* harmony export */   wd: () => (/* binding */ withoutPeople)
/* harmony export */ });
/* unused harmony exports personKey, addressKey, pepperKey */
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(7598);
/* harmony import */ var _docspace_rooms_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(4621);
/* harmony import */ var _settings_settings_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(4663);
/* harmony import */ var _text_address_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(7666);
/* harmony import */ var _text_json_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(5666);
/* harmony import */ var _version_js__WEBPACK_IMPORTED_MODULE_8__ = __nccwpck_require__(8508);
/* harmony import */ var _facts_js__WEBPACK_IMPORTED_MODULE_5__ = __nccwpck_require__(7872);
/* harmony import */ var _model_js__WEBPACK_IMPORTED_MODULE_7__ = __nccwpck_require__(4202);
/* harmony import */ var _vocabulary_reasons_js__WEBPACK_IMPORTED_MODULE_6__ = __nccwpck_require__(7353);









/** What tells a summary from the full JSON report. */
const SUMMARY_KIND = "docspace-audit-summary";
/**
 * What one run found out without a name, an address or an IP: figures, reasons, rooms by their ids, memberships with
 * hashed ids. It is what a workflow hands on as an artifact, which everybody who reads the repository can read.
 *
 * @param pepper a secret that all portals of one roll-up share: with it, inactive people carry a keyed hash of their
 *   address, so that one who is inactive in several portals is found; without it nobody can be
 */
function portalSummary(report, pepper = "") {
    const time = (0,_facts_js__WEBPACK_IMPORTED_MODULE_5__/* .reportTime */ .mF)(report);
    return {
        begin: () => (0,_model_js__WEBPACK_IMPORTED_MODULE_7__/* .inPieces */ .x)(summaryParts(report, pepper, time)),
        events: () => [],
        end: () => "\n ]\n}\n",
    };
}
function* summaryParts(report, pepper, time) {
    yield `${(0,_text_json_js__WEBPACK_IMPORTED_MODULE_4__/* .json */ .P)(beforeRooms(report, pepper, time), 1).slice(0, -2)},\n "rooms": [`;
    for (const [index, room] of report.assessment.rooms.entries()) {
        yield index === 0 ? "\n  " : ",\n  ";
        yield `${(0,_text_json_js__WEBPACK_IMPORTED_MODULE_4__/* .json */ .P)(roomObject(room)).slice(0, -1)},"members":[`;
        for (const [member, row] of room.members.entries()) {
            yield (member === 0 ? "\n   " : ",\n   ") + (0,_text_json_js__WEBPACK_IMPORTED_MODULE_4__/* .json */ .P)(memberObject(row, pepper));
        }
        yield "]}";
    }
}
function beforeRooms(report, pepper, time) {
    const { assessment, period, settings } = report;
    // Without titles, which may hold anybody's name.
    const words = { title: () => undefined, ...(0,_vocabulary_reasons_js__WEBPACK_IMPORTED_MODULE_6__/* .timeWords */ .r)(time) };
    return {
        schemaVersion: _version_js__WEBPACK_IMPORTED_MODULE_8__/* .REPORT_SCHEMA_VERSION */ .W,
        kind: SUMMARY_KIND,
        tool: report.tool,
        generatedAt: time.iso(Math.floor(report.generatedAt / 1000)),
        portal: report.portal,
        runUrl: report.runUrl,
        reports: report.reports,
        period: {
            firstDay: period.firstDay,
            lastDay: period.lastDay,
            timeZone: period.timeZone,
            label: period.label,
            provisional: period.provisional,
        },
        settings: {
            rooms: settings.rooms,
            ...(0,_settings_settings_js__WEBPACK_IMPORTED_MODULE_2__/* .rulesOf */ .fD)(settings),
            narrowed: settings.filters.length > 0,
        },
        complete: report.complete,
        reasons: report.reasons.map((one) => reasonObject(one, time, (0,_vocabulary_reasons_js__WEBPACK_IMPORTED_MODULE_6__/* .reasonText */ .u)(one, words))),
        memberships: assessment.counts,
        inactivePeople: assessment.inactivePeople,
        addressKey: pepper === "" ? undefined : pepperKey(pepper),
        eventCounts: { listed: report.listed.count, ...assessment.events },
        activeRooms: assessment.rooms.length + report.otherRooms.filter(_docspace_rooms_js__WEBPACK_IMPORTED_MODULE_1__/* .isAuditable */ .qi).length,
    };
}
function reasonObject({ code, rooms, concerns, range, parameters }, time, sentence) {
    return {
        code,
        rooms,
        concerns,
        range: range && { from: time.iso(range.from), to: time.iso(range.to) },
        parameters: "failure" in parameters ? { failure: withoutPeople(parameters.failure) } : parameters,
        sentence: withoutPeople(sentence),
    };
}
function roomObject({ roomId, unreadable, events }) {
    return { id: roomId, events, unreadable: unreadable?.code };
}
function memberObject({ person, access, verdict, events }, pepper) {
    const known = pepper !== "" && verdict.kind === "inactive" && person.email !== "";
    return {
        person: personKey(person.id),
        address: known ? addressKey(person.email, pepper) : undefined,
        access,
        verdict: verdict.kind,
        events,
    };
}
/** The same for the same account of one portal: its id is random, so a plain hash gives nothing away. */
function personKey(id) {
    return (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)("sha256").update(`docspace-audit person ${id.toLowerCase()}`).digest("hex").slice(0, 24);
}
/** The same for the same address in every portal whose run was given the same pepper. */
function addressKey(email, pepper) {
    return (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHmac)("sha256", pepper).update((0,_text_address_js__WEBPACK_IMPORTED_MODULE_3__/* .comparableAddress */ .$y)(email)).digest("hex").slice(0, 24);
}
/** Tells which pepper the addresses were hashed with, for those of different ones cannot be compared. */
function pepperKey(pepper) {
    return (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHmac)("sha256", pepper).update("docspace-audit pepper").digest("hex").slice(0, 8);
}
/** What may quote titles, names, addresses and IPs, without them: from the first quotation mark to the last. */
function withoutPeople(sentence) {
    return sentence
        .replace(/["“„«].*["“”»]|["“„«].*/s, "…")
        .replace(/[^\s<>()[\],;:]+@[^\s<>()[\],;:]+/g, "…")
        .replace(/\b\d{1,3}(?:\.\d{1,3}){3}\b/g, "…")
        .replace(/(?<![\w:])[\da-f]*(?::[\da-f]*){2,7}(?![\w:])/gi, (one) => /^\d\d:\d\d:\d\d$/.test(one) ? one : "…")
        .replace(/[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}/gi, "…");
}
/** The summary of a run that ended before it could read anything: why, in sentences without people. */
function failureSummary(portalUrl, rooms, sentences) {
    return `${(0,_text_json_js__WEBPACK_IMPORTED_MODULE_4__/* .json */ .P)({
        schemaVersion: _version_js__WEBPACK_IMPORTED_MODULE_8__/* .REPORT_SCHEMA_VERSION */ .W,
        kind: SUMMARY_KIND,
        tool: { name: "docspace-audit", version: _version_js__WEBPACK_IMPORTED_MODULE_8__/* .VERSION */ .x },
        portal: { url: portalUrl },
        settings: { rooms },
        complete: false,
        failure: sentences.map(withoutPeople),
    }, 1)}\n`;
}


/***/ }),

/***/ 5719:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Q: () => (/* binding */ reviewOf),
/* harmony export */   j: () => (/* binding */ reviewCounts)
/* harmony export */ });
/* harmony import */ var _earlier_runs_access_review_decision_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(8790);
/* harmony import */ var _time_calendar_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(3032);


/** Days after which something undecided, or decided and not done, is overdue. */
const OVERDUE = 30;
/** Where every membership stands that is inactive, or about which somebody decided. */
function reviewOf({ rooms }, facts) {
    const since = new Map(facts.asked.map((one) => [(0,_earlier_runs_access_review_decision_js__WEBPACK_IMPORTED_MODULE_0__/* .membershipKey */ .UB)(one), one.since]));
    const rows = rooms.flatMap((room) => {
        const members = room.members.flatMap((row) => memberRow(row, facts, since) ?? []);
        return [...members, ...goneRows(room, facts)];
    });
    const { day, workbook } = facts;
    return { day, rows, ...(workbook === undefined ? {} : { workbook }) };
}
function memberRow(row, { standings, unclear, day }, asked) {
    const key = (0,_earlier_runs_access_review_decision_js__WEBPACK_IMPORTED_MODULE_0__/* .membershipKey */ .UB)({ room: row.roomId, person: row.person.id });
    const who = { roomId: row.roomId, personId: row.person.id, name: row.person.name };
    const standing = standings.get(key);
    if (standing?.kind === "remove")
        return decidedRow(who, "not-done", standing.decision, day);
    if (standing?.kind === "kept") {
        const own = isOwn(standing.decision, row.person);
        return { ...decidedRow(who, "kept", standing.decision, day), until: standing.until, own };
    }
    if (row.verdict.kind !== "inactive" && !unclear.has(key))
        return undefined;
    const since = asked.get(key) ?? day;
    const days = (0,_time_calendar_js__WEBPACK_IMPORTED_MODULE_1__/* .daysBetween */ .YM)(since, day);
    return { ...who, state: "open", since, days, overdue: days > OVERDUE };
}
/** Nobody forbids it; whoever reads the report must see it. */
function isOwn({ decidedBy, changedBy }, { name, email }) {
    const plain = (text) => text.normalize("NFC").trim().toLowerCase();
    const signed = plain(decidedBy === "" ? changedBy : decidedBy);
    return signed !== "" && [name, email].map(plain).includes(signed);
}
/** Whoever was to be removed and is no member of a room whose members were read. */
function goneRows({ roomId, unreadable, members, left }, facts) {
    if (unreadable !== undefined)
        return [];
    const here = new Set(members.map(({ person }) => (0,_earlier_runs_access_review_decision_js__WEBPACK_IMPORTED_MODULE_0__/* .membershipKey */ .UB)({ room: roomId, person: person.id })));
    return [...facts.standings].flatMap(([key, { kind, decision }]) => {
        if (kind !== "remove" || decision.room !== roomId || here.has(key))
            return [];
        const name = left.find(({ personId }) => personId.toLowerCase() === decision.person)?.name ?? "";
        return [decidedRow({ roomId, personId: decision.person, name }, "done", decision, facts.day)];
    });
}
function decidedRow(who, state, decision, day) {
    const days = (0,_time_calendar_js__WEBPACK_IMPORTED_MODULE_1__/* .daysBetween */ .YM)(decision.readOn, day);
    const overdue = state === "not-done" && days > OVERDUE;
    return { ...who, state, since: decision.decidedOn ?? decision.readOn, days, overdue, decision };
}
function reviewCounts(rows) {
    const of = (wanted) => rows.filter(({ state }) => state === wanted).length;
    const open = rows.filter(({ state }) => state === "open");
    return {
        all: rows.length,
        open: open.length,
        kept: of("kept"),
        notDone: of("not-done"),
        done: of("done"),
        overdue: rows.filter(({ overdue }) => overdue).length,
        longest: open.reduce((most, { days }) => Math.max(most, days), 0),
    };
}


/***/ }),

/***/ 8692:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   M: () => (/* binding */ ENGLISH_ANSWER)
/* harmony export */ });
/* harmony import */ var _text_english_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(9594);

const ENGLISH_ANSWER = {
    span: _text_english_js__WEBPACK_IMPORTED_MODULE_0__/* .spanInWords */ .zw,
    inactive: (count, all) => `${(0,_text_english_js__WEBPACK_IMPORTED_MODULE_0__/* .number */ .ai)(count)} of ${(0,_text_english_js__WEBPACK_IMPORTED_MODULE_0__/* .counted */ .hS)(all, "membership")} inactive`,
    nobody: "no memberships to judge",
    people: (count) => (0,_text_english_js__WEBPACK_IMPORTED_MODULE_0__/* .counted */ .hS)(count, "person", "people"),
    withWideAccess: (people) => `${(0,_text_english_js__WEBPACK_IMPORTED_MODULE_0__/* .number */ .ai)(people)} with rights to change content`,
    newly: (count) => `${(0,_text_english_js__WEBPACK_IMPORTED_MODULE_0__/* .number */ .ai)(count)} newly`,
    unknown: (count) => `${(0,_text_english_js__WEBPACK_IMPORTED_MODULE_0__/* .number */ .ai)(count)} not known`,
    unreadable: (rooms) => `the members of ${(0,_text_english_js__WEBPACK_IMPORTED_MODULE_0__/* .counted */ .hS)(rooms, "room")} not readable`,
    events: (listed, rooms) => `${(0,_text_english_js__WEBPACK_IMPORTED_MODULE_0__/* .counted */ .hS)(listed, "event")} listed, ${(0,_text_english_js__WEBPACK_IMPORTED_MODULE_0__/* .counted */ .hS)(rooms, "room")} audited`,
    reminded: (people) => `${(0,_text_english_js__WEBPACK_IMPORTED_MODULE_0__/* .number */ .ai)(people)} reminded`,
    toBeReminded: (people) => (people === 0 ? "nobody to remind" : `${(0,_text_english_js__WEBPACK_IMPORTED_MODULE_0__/* .number */ .ai)(people)} to be reminded`),
    remindedBefore: (people) => `${(0,_text_english_js__WEBPACK_IMPORTED_MODULE_0__/* .number */ .ai)(people)} reminded before`,
    notOver: "the period is not over",
    nothingMissing: "nothing missing",
    incomplete: "incomplete",
    unknownOf: (count, all) => `${(0,_text_english_js__WEBPACK_IMPORTED_MODULE_0__/* .number */ .ai)(count)} of ${(0,_text_english_js__WEBPACK_IMPORTED_MODULE_0__/* .counted */ .hS)(all, "membership")} not known`,
    inactiveOfOthers: (count, others) => `${(0,_text_english_js__WEBPACK_IMPORTED_MODULE_0__/* .number */ .ai)(count)} of the other ${(0,_text_english_js__WEBPACK_IMPORTED_MODULE_0__/* .number */ .ai)(others)} inactive`,
    unproved: (reasons) => `${(0,_text_english_js__WEBPACK_IMPORTED_MODULE_0__/* .counted */ .hS)(reasons, "thing")} could not be proved`,
};


/***/ }),

/***/ 3975:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   j: () => (/* binding */ explanationText),
/* harmony export */   r: () => (/* binding */ sourceText)
/* harmony export */ });
/* harmony import */ var _text_english_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(9594);
/* harmony import */ var _reasons_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(7353);


/** Why a row has its status, as one sentence with local days: first what decided it, then how they are a member. */
function explanationText(row, context) {
    return `${[verdictClause(row, context), ...membershipClauses(row, context)].join("; ")}.`;
}
function verdictClause(row, context) {
    const { words } = context;
    const { verdict, since } = row;
    switch (verdict.kind) {
        case "disabled":
            return "The account is disabled";
        case "invited":
            return since.kind === "joined"
                ? `Invited on ${words.day(since.at)} and has not accepted yet`
                : "Invited and has not accepted yet";
        case "exempt":
            return `Exempt${verdict.until === undefined ? "" : ` until ${(0,_text_english_js__WEBPACK_IMPORTED_MODULE_0__/* .dayInWords */ .v_)(verdict.until)}`}: ${unended(verdict.reason)}${sourceText(verdict.source)}`;
        case "active":
            return activityClause(row, context);
        case "new":
            return newClause(row, context);
        case "unknown":
            return unended((0,_reasons_js__WEBPACK_IMPORTED_MODULE_1__/* .reasonText */ .u)(verdict.reason, words));
        case "inactive":
            return inactiveClause(row, context) + inARow(row, context);
    }
}
/** Who says that somebody is exempt; "" where there is but one who can. */
function sourceText({ line, review } = {}) {
    const parts = [];
    if (line !== undefined)
        parts.push(`exemptions file, line ${line}`);
    if (review !== undefined) {
        const { by, changedBy, on } = review;
        const unsigned = `not signed${changedBy === "" ? "" : `, file last changed by ${changedBy}`}`;
        parts.push(`access review, decided ${by === "" ? "" : `by ${by} `}on ${(0,_text_english_js__WEBPACK_IMPORTED_MODULE_0__/* .dayInWords */ .v_)(on)}${by === "" ? `, ${unsigned}` : ""}`);
    }
    return parts.length === 0 ? "" : ` (${parts.join("; ")})`;
}
function activityClause({ events, lastActivity: last }, { period, words, activity }) {
    const what = activity === "changes" ? "change" : "event";
    const count = `${(0,_text_english_js__WEBPACK_IMPORTED_MODULE_0__/* .counted */ .hS)(events, what)} ${(0,_text_english_js__WEBPACK_IMPORTED_MODULE_0__/* .daysInWords */ .E)(period.firstDay, period.lastDay)}`;
    return last === undefined ? count : `${count}, the last on ${words.day(last.at)} (${last.words})`;
}
function inactiveClause(row, context) {
    const { period, minActivity, activity, time } = context;
    if (row.events > 0) {
        return `Only ${activityClause(row, context)}, of at least ${minActivity}`;
    }
    const days = (0,_text_english_js__WEBPACK_IMPORTED_MODULE_0__/* .daysInWords */ .E)(time.day(row.basis.judgedFrom), period.lastDay);
    return activity === "changes" ? `Changed nothing ${days}` : `No activity ${days}`;
}
function inARow({ inactiveInARow: count = 1 }, { period }) {
    return count > 1 ? `, ${(0,_text_english_js__WEBPACK_IMPORTED_MODULE_0__/* .inARowText */ .ch)(count, period)}` : "";
}
function newClause(row, { period, graceDays, words }) {
    const { since, basis } = row;
    const switched = basis.limits.findLast(({ kind }) => kind === "accepted" || kind === "enabled");
    const joined = since.kind === "joined" ? since.at : (boundOf(row) ?? 0);
    if (switched !== undefined && switched.at > joined) {
        const late = switched.at >= period.end ? "after the period" : "too late in the period to be judged";
        return `Could act only from ${words.day(switched.at)} on, ${late}`;
    }
    const at = since.kind === "joined" ? since.at : (boundOf(row) ?? period.end);
    const day = words.day(at);
    const came = since.kind !== "joined"
        ? `Cannot have been a member before ${day}`
        : since.source === "room-log"
            ? `Joined on ${day}`
            : `The ${since.source === "account" ? "account" : "room"} exists since ${day}`;
    return at >= period.end
        ? `${came}, after the period`
        : `${came}, fewer than ${(0,_text_english_js__WEBPACK_IMPORTED_MODULE_0__/* .counted */ .hS)(graceDays, "day")} before the period's end (${(0,_text_english_js__WEBPACK_IMPORTED_MODULE_0__/* .dayInWords */ .v_)(period.lastDay)})`;
}
function membershipClauses(row, { period, words }) {
    const { membership, since, verdict } = row;
    const { removedBefore, timesAdded, typeChanged } = row.basis;
    const clauses = [];
    if (membership.by === "group") {
        const bound = boundOf(row);
        const notBefore = bound === undefined ? "" : `, but not before ${words.day(bound)}`;
        clauses.push(`a member by group “${membership.group.name}”, since unknown${notBefore}`);
    }
    else if (since.kind === "joined" && since.source === "room-log") {
        if (removedBefore !== undefined && removedBefore <= since.at) {
            clauses.push(`removed on ${words.day(removedBefore)} and back since ${words.day(since.at)}`);
        }
        else if (timesAdded > 1) {
            clauses.push(`added ${(0,_text_english_js__WEBPACK_IMPORTED_MODULE_0__/* .number */ .ai)(timesAdded)} times, last on ${words.day(since.at)}`);
        }
        else if (since.at > period.start && verdict.kind !== "new" && verdict.kind !== "invited") {
            clauses.push(`joined on ${words.day(since.at)}`);
        }
    }
    else if (since.kind === "joined" && since.at > period.start && verdict.kind !== "new") {
        clauses.push(`the ${since.source === "account" ? "account" : "room"} exists since ${words.day(since.at)}`);
    }
    clauses.push(...limitClauses(row, words));
    if (typeChanged !== undefined) {
        const now = row.person.guest ? "now a guest" : "not a guest now";
        clauses.push(`the account's type was changed on ${words.day(typeChanged)}, ${now}`);
    }
    return clauses;
}
/** What else began or ended the time in which they could act. */
function limitClauses({ basis, verdict }, words) {
    if (verdict.kind === "active" || verdict.kind === "exempt")
        return [];
    return basis.limits.flatMap(({ kind, at }) => kind === "joined" ? [] : [`${LIMIT_WORDS[kind]} on ${words.day(at)}`]);
}
const LIMIT_WORDS = {
    accepted: "accepted the invitation",
    enabled: "the account was enabled again",
    disabled: "the account was disabled",
    archived: "the room was archived",
    restored: "the room was taken out of the archive",
};
function boundOf({ since }) {
    return since.kind === "unknown" ? since.notBefore : undefined;
}
/** Reasons come as sentences; here they are a part of one. */
function unended(sentence) {
    return sentence.replace(/[.\s]+$/, "");
}


/***/ }),

/***/ 5541:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   BW: () => (/* binding */ namedNoteText),
/* harmony export */   gA: () => (/* binding */ noteText)
/* harmony export */ });
/* unused harmony export VIEWS_ARE_NOT_AUDITED */
/* harmony import */ var _text_english_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(9594);

/** Stands in every report: the server has no record of it (`FileOpenedForChange` is written for editing only). */
const VIEWS_ARE_NOT_AUDITED = "The portal never records that a document was opened only to be viewed. " +
    "Someone who reads and does nothing else leaves no trace: “inactive” does not mean “did not look”.";
/** The same with the names of people, where they may be shown. */
function namedNoteText(note) {
    const { row } = note.code === "review-unclear" ? note.parameters : {};
    return row === undefined
        ? noteText(note)
        : `${noteText(note)} It is the row of ${row.person} in ${row.room}; rows change their places when the workbook is written anew.`;
}
/**
 * A note in words without names of people, one or more sentences. Holds parts that users wrote: to be escaped. Long because every note has its
 * words here, one after the other.
 */
// biome-ignore lint/complexity/noExcessiveLinesPerFunction: a table of sentences, one for each code.
function noteText(note) {
    switch (note.code) {
        case "provisional":
            return "Provisional: the period is not over, so nobody is reminded.";
        case "partial-list":
            return ("The portal's audit trail could not be read. " +
                "The events are those of the rooms' own logs, which have no opens and no downloads: the list is partial.");
        case "retention":
            return `The period begins before the ${note.parameters.days} days for which the portal is set to keep its audit trail, and no event from before the period is left to prove that nothing was deleted. The server is not known to delete older events.`;
        case "newer-server":
            return `The portal runs DocSpace ${note.parameters.version}, which is newer than any version that docspace-audit was checked with (${note.parameters.newest}). It is read in the same way, and every proof is made as usual.`;
        case "clock-skew": {
            const { minutes } = note.parameters;
            const apart = (0,_text_english_js__WEBPACK_IMPORTED_MODULE_0__/* .counted */ .hS)(Math.abs(minutes), "minute");
            return `This machine's clock is ${apart} ${minutes < 0 ? "ahead of" : "behind"} the portal's. The portal's time counts: by it the period is over or not. Set this machine's clock right.`;
        }
        case "key-expires":
            return `The API key ends on ${(0,_text_english_js__WEBPACK_IMPORTED_MODULE_0__/* .dayInWords */ .v_)(note.parameters.day)}: create a new one before then, or the next audits cannot run.`;
        case "logs-only":
            return ("The events are those of the rooms' own logs, as was asked for (activity: changes): no opens, no downloads, " +
                "and nothing that happened outside the rooms.");
        case "accounts-untold":
            return ("A portal without the Audit feature does not tell when somebody accepted an invitation, or was disabled for a " +
                "while: accounts older than half a year count here as usable all the time; younger ones without any act stay unknown.");
        case "filtered-out": {
            const { count, filters } = note.parameters;
            return `${(0,_text_english_js__WEBPACK_IMPORTED_MODULE_0__/* .counted */ .hS)(count, "event")} ${were(count)} left out, for the list is narrowed: ${filters.join("; ")}.`;
        }
        case "other-rooms-left-out": {
            const { count } = note.parameters;
            return `${(0,_text_english_js__WEBPACK_IMPORTED_MODULE_0__/* .counted */ .hS)(count, "event")} of rooms that were not asked for ${were(count)} left out.`;
        }
        case "unattributed":
            return `${(0,_text_english_js__WEBPACK_IMPORTED_MODULE_0__/* .counted */ .hS)(note.parameters.count, "event")} could not be attributed to one room with certainty.`;
        case "listed-in-doubt": {
            const { count } = note.parameters;
            const [are, they] = count === 1 ? ["is", "it"] : ["are", "they"];
            return `${(0,_text_english_js__WEBPACK_IMPORTED_MODULE_0__/* .counted */ .hS)(count, "event")} ${are} listed because it is not certain that ${they} happened outside the folders asked for.`;
        }
        case "unknown-addresses": {
            const { count } = note.parameters;
            const [belong, them] = count === 1 ? ["belongs", "it"] : ["belong", "them"];
            return `${(0,_text_english_js__WEBPACK_IMPORTED_MODULE_0__/* .counted */ .hS)(count, "address", "addresses")} in only-users ${belong} to no account of the portal, so nothing is listed for ${them}: check the spelling, or give the user's id.`;
        }
        case "views-not-audited":
            return VIEWS_ARE_NOT_AUDITED;
        case "activity-rule":
            return activityRule(note.parameters);
        case "nothing-compared":
            return `Nothing is compared with ${(0,_text_english_js__WEBPACK_IMPORTED_MODULE_0__/* .labelInWords */ .J5)(note.parameters.previousLabel)}: ${notComparedText(note.parameters.why)}.`;
        case "compared-with-other-rules":
            return differenceText(note.parameters.previousLabel, note.parameters.difference);
        case "replaces-another":
            return `This report replaces ${note.parameters.title} in the report folder, ${replacedText(note.parameters.why)}. The replaced one stays in the file's version history.`;
        case "exemption-over":
            return `The exemption on line ${note.parameters.line} ended on ${(0,_text_english_js__WEBPACK_IMPORTED_MODULE_0__/* .dayInWords */ .v_)(note.parameters.until)} and no longer counts: remove or renew it.`;
        case "exemption-room-unknown":
            return `The exemption on line ${note.parameters.line} names the room "${note.parameters.room}", which is not audited.`;
        case "review-disagrees": {
            const { line, count, about } = note.parameters;
            const difference = {
                removal: "wants removed: the review counts, and they are not exempt",
                day: "keeps until another day: the earlier of the two counts",
            };
            return `The exemption on line ${line} excuses ${(0,_text_english_js__WEBPACK_IMPORTED_MODULE_0__/* .counted */ .hS)(count, "member")} whom the access review ${difference[about]}. Change the one or the other.`;
        }
        case "review-left":
            return `Access review: ${note.parameters.why}`;
        case "review-unclear":
            return `Access review: ${note.parameters.why} The row counts as undecided.`;
        case "review-more-unclear":
            return `Access review: ${(0,_text_english_js__WEBPACK_IMPORTED_MODULE_0__/* .counted */ .hS)(note.parameters.count, "more cell")} of the workbook could not be understood. Their rows count as undecided.`;
        case "review-open-to-writers":
            return "Access review: whoever may write to the report folder can decide. The log in the workbook says who changed it last.";
        case "exemption-unused": {
            const { line, number } = note.parameters;
            const which = number === undefined ? "" : ` with number ${number} of its list`;
            return `The exemption on line ${line} matches no member of its rooms${which}.`;
        }
    }
}
function activityRule({ activity, minActivity, graceDays, }) {
    const counts = activity === "any"
        ? "Activity is every event of the person in the room that the portal audits: to create, change, upload, move, " +
            "copy, delete, share, fill in, open for editing or download."
        : "Activity is what the rooms' own logs show: to create, change, upload, move, copy, delete or share. " +
            "Opening and downloading do not count.";
    const bar = `Fewer than ${(0,_text_english_js__WEBPACK_IMPORTED_MODULE_0__/* .counted */ .hS)(minActivity, "event")} in the period is inactive` +
        (graceDays > 0 ? `; who joined fewer than ${(0,_text_english_js__WEBPACK_IMPORTED_MODULE_0__/* .counted */ .hS)(graceDays, "day")} before its end is new.` : ".");
    return `${counts} ${bar}`;
}
function differenceText(previousLabel, difference) {
    const report = `The report of ${(0,_text_english_js__WEBPACK_IMPORTED_MODULE_0__/* .labelInWords */ .J5)(previousLabel)}, with which this one is compared,`;
    switch (difference.kind) {
        case "incomplete":
            return `${report} was incomplete.`;
        case "provisional":
            return `${report} was provisional: its period was not over.`;
        case "activity":
            return `${report} counted other things as activity (activity: ${difference.before}).`;
        case "min-activity":
            return `${report} asked for another number of events (min-activity: ${difference.before}, now ${difference.now}).`;
        case "grace-days":
            return `${report} gave another time to newcomers (grace-days: ${difference.before}, now ${difference.now}).`;
    }
}
function notComparedText(why) {
    return why.kind === "missing" ? `the report folder has no ${why.title}` : why.failure;
}
function replacedText(why) {
    switch (why.kind) {
        case "complete":
            return "which was complete, while this one is not";
        case "other-rooms":
            return `which had ${(0,_text_english_js__WEBPACK_IMPORTED_MODULE_0__/* .counted */ .hS)(why.rooms, "room")} that this one does not have`;
        case "other-rules":
            return "which was judged by other rules (activity, min-activity, grace-days)";
    }
}
function were(count) {
    return count === 1 ? "was" : "were";
}


/***/ }),

/***/ 7353:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   r: () => (/* binding */ timeWords),
/* harmony export */   u: () => (/* binding */ reasonText)
/* harmony export */ });
/* harmony import */ var _text_english_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(9594);

/** Days and moments in words, local to the zone of `time`. */
function timeWords(time) {
    return {
        isoDay: time.day,
        day: (at) => (0,_text_english_js__WEBPACK_IMPORTED_MODULE_0__/* .dayInWords */ .v_)(time.day(at)),
        moment: (at) => (0,_text_english_js__WEBPACK_IMPORTED_MODULE_0__/* .momentInWords */ .ln)(time.iso(at)),
    };
}
/**
 * A reason in one sentence. Holds titles and answers that others wrote: to be escaped. Long because every reason has its
 * words here, one after the other.
 */
function reasonText(reason, words) {
    switch (reason.code) {
        case "no-audit-feature":
            return "The portal's plan does not include the Audit feature: it answers with its newest 20 events whatever is asked, so the audit trail cannot be read. Use a plan with Audit; `reports: inactivity` with `activity: changes` judges by the rooms' own logs and works on every plan.";
        case "audit-trail-silent":
            return "The portal answered no question about its audit trail with a single event, and an empty answer proves nothing: look whether the login history is hidden in the portal's settings, and whether the plan includes the Audit feature.";
        case "trail-unreadable":
            return `A part of the audit trail could not be read${when(reason, words)}: ${reason.parameters.failure}`;
        case "trail-gap":
            return `The audit trail could not be read to its end${when(reason, words)}.`;
        case "unsettled-second":
            return `The events of ${reason.range === undefined ? "one second" : words.moment(reason.range.from)} could not be read completely: the portal kept changing their order.`;
        case "still-arriving":
            return "Events of the period were still arriving when the run ended: run it again some minutes later, and it will find them all.";
        case "trail-unavailable":
            return "The audit trail could not be read, so what they opened or downloaded is not known; the rooms' own logs show changes only.";
        case "cross-check": {
            const { missing, expected } = reason.parameters;
            return `${(0,_text_english_js__WEBPACK_IMPORTED_MODULE_0__/* .number */ .ai)(missing)} of ${(0,_text_english_js__WEBPACK_IMPORTED_MODULE_0__/* .counted */ .hS)(expected, "event")} in the rooms' own logs are not in the audit trail that was read: something was missed.`;
        }
        case "cross-check-not-done":
            return `The rooms' logs could not be compared with the trail: ${reason.parameters.failure}`;
        case "room-log-unreadable":
            return `The log of ${rooms(reason, words)} could not be read: ${reason.parameters.failure}`;
        case "room-log-unsettled":
            return `The log of ${rooms(reason, words)} kept changing while it was read; run the audit again.`;
        case "room-log-hidden": {
            const { total, shown } = reason.parameters;
            return `The log of ${rooms(reason, words)} counts ${(0,_text_english_js__WEBPACK_IMPORTED_MODULE_0__/* .counted */ .hS)(total, "event")} and shows ${(0,_text_english_js__WEBPACK_IMPORTED_MODULE_0__/* .number */ .ai)(shown)}: the portal leaves out what it cannot interpret.`;
        }
        case "members-unreadable":
            return `The members of ${rooms(reason, words)} could not be read: ${reason.parameters.failure}`;
        case "rooms-unlisted":
            return `The portal's lists of rooms leave out ${rooms(reason, words)}, of which its audit trail tells: the members are missing here.`;
        case "titles-unreadable":
            return `Which rooms were renamed or deleted after the period could not be read: ${reason.parameters.failure}`;
        case "places-unreadable":
            return `Where files lie could not be read: ${reason.parameters.failure}`;
        case "account-changes-unreadable":
            return `Who accepted an invitation, and whose account was switched off, could not be read: ${reason.parameters.failure}`;
        case "changes-unreadable":
            return `What changed while the run was reading could not be looked at once more: ${reason.parameters.failure}`;
        case "own-files-unreadable":
            return `The report folder could not be listed, so it is not known which uploads were this action's own: ${reason.parameters.failure}`;
        case "events-unattributed": {
            const { count } = reason.parameters;
            return `${(0,_text_english_js__WEBPACK_IMPORTED_MODULE_0__/* .counted */ .hS)(count, "event")} may have happened in this room or in another one.`;
        }
        case "hardly-able-to-act":
            return `They could work in the room for only ${(0,_text_english_js__WEBPACK_IMPORTED_MODULE_0__/* .counted */ .hS)(reason.parameters.days, "day")} of the period.`;
        case "verdicts-open": {
            const { why, count } = reason.parameters;
            return `${OPEN[why] ?? "Not everything could be proved"}: ${(0,_text_english_js__WEBPACK_IMPORTED_MODULE_0__/* .number */ .ai)(count)} ${count === 1 ? "status is" : "statuses are"} unknown.`;
        }
        case "account-removed":
            return "The account was deleted, and the portal no longer tells whose it was.";
        case "came-back-unseen":
            return "They were removed and are a member again, but the room's log does not show since when.";
        case "acceptance-untold":
            return "The account is young, and a portal without the Audit feature does not tell when the invitation was accepted.";
    }
}
/** Why verdicts stayed open, of all of them at once. */
const OPEN = {
    "events-unattributed": "Events could have happened in one of several rooms",
    "room-log-hidden": "A room's own log shows fewer events than it counts, and only the logs are judged",
    "account-changes-unreadable": "The audit trail, which tells whose account was switched off, was not read whole",
};
/** ` on 3 October 2026`, ` from 3 October 2026 to 5 October 2026`, or nothing where no time is known. */
function when({ range }, { isoDay }) {
    return range === undefined ? "" : ` ${(0,_text_english_js__WEBPACK_IMPORTED_MODULE_0__/* .daysInWords */ .E)(isoDay(range.from), isoDay(range.to))}`;
}
function rooms({ rooms: ids }, { title }) {
    if (ids === "all")
        return "the rooms";
    const named = ids.map((id) => {
        const known = title(id);
        return known === undefined ? String(id) : `${id} ("${known}")`;
    });
    return `${ids.length === 1 ? "room" : "rooms"} ${named.join(", ")}`;
}


/***/ }),

/***/ 4691:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   $: () => (/* binding */ leftText),
/* harmony export */   I: () => (/* binding */ sinceText),
/* harmony export */   J7: () => (/* binding */ kindsText),
/* harmony export */   K2: () => (/* binding */ actionText),
/* harmony export */   Re: () => (/* binding */ otherRoomText),
/* harmony export */   VW: () => (/* binding */ ACCESS_WORDS),
/* harmony export */   Zw: () => (/* binding */ clientText),
/* harmony export */   _G: () => (/* binding */ VERDICT_WORDS),
/* harmony export */   _z: () => (/* binding */ attributedRoom),
/* harmony export */   c6: () => (/* binding */ membershipText),
/* harmony export */   cd: () => (/* binding */ accessText),
/* harmony export */   fN: () => (/* binding */ locationText),
/* harmony export */   fl: () => (/* binding */ WIDE_ACCESS),
/* harmony export */   pi: () => (/* binding */ daysBefore)
/* harmony export */ });
/* harmony import */ var _docspace_members_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(6090);
/* harmony import */ var _docspace_wire_actions_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(3116);
/* harmony import */ var _text_english_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(9594);
/* harmony import */ var _time_calendar_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(3032);




/** Access rights in the portal's own words. */
const ACCESS_WORDS = {
    owner: "Room owner",
    "room-manager": "Room manager",
    "content-creator": "Content creator",
    editing: "Editor",
    "custom-filter": "Editor (own filter)",
    review: "Reviewer",
    comment: "Commenter",
    "fill-forms": "Form filler",
    unknown: "Other right",
    read: "Viewer",
    restricted: "No access",
};
/** Rights with which a member can change what the room holds. */
const WIDE_ACCESS = new Set(_docspace_members_js__WEBPACK_IMPORTED_MODULE_0__/* .ACCESS_ORDER */ .IF.slice(0, _docspace_members_js__WEBPACK_IMPORTED_MODULE_0__/* .ACCESS_ORDER */ .IF.indexOf("custom-filter")));
const VERDICT_WORDS = {
    inactive: "Inactive",
    unknown: "Unknown",
    new: "New",
    invited: "Invited",
    disabled: "Disabled",
    exempt: "Exempt",
    active: "Active",
};
/**
 * What happened, in the server's sentence; where it has none (for some actions, such as an opened file, the server
 * leaves it empty), in plain words.
 */
function actionText({ event }) {
    return event.action === "" ? (0,_docspace_wire_actions_js__WEBPACK_IMPORTED_MODULE_1__/* .actionWords */ .Iv)(event.actionId, event.actionType) : event.action;
}
/** Where it happened from: `203.0.113.7 | Germany, Berlin`, whichever of it is known. */
function locationText(event) {
    const place = joined(event.country, ", ", event.city);
    return joined(event.ip, " | ", place);
}
/** With what: `Chrome 140 on Windows 10`, whichever of it is known. */
function clientText(event) {
    return joined(event.browser, " on ", event.platform);
}
function joined(first, between, second) {
    return first === "" || second === "" ? first + second : first + between + second;
}
function attributedRoom(attribution) {
    return attribution.by === "none" ? undefined : attribution.roomId;
}
/** How a person is a member; holds the group's name, which is to be escaped. */
function membershipText(membership) {
    if (membership.by === "group")
        return `by group “${membership.group.name}”`;
    return membership.by === "owner" ? "owner" : "direct member";
}
/** The right and the way it was given: `Editor, by group “Field staff”`. */
function accessText({ access, membership }) {
    if (access === "owner" && membership.by === "owner")
        return ACCESS_WORDS.owner;
    return `${ACCESS_WORDS[access]}, ${membershipText(membership)}`;
}
/** What somebody did most, with how often: `download 30, open 12`. */
function kindsText({ topKinds }) {
    return topKinds.map(([kind, count]) => `${kind} ${(0,_text_english_js__WEBPACK_IMPORTED_MODULE_2__/* .number */ .ai)(count)}`).join(", ");
}
/** `on the last day`, `12 days before the end`: how long nothing was done, up to the period's last day. */
function daysBefore(lastDay, at, time) {
    const days = (0,_time_calendar_js__WEBPACK_IMPORTED_MODULE_3__/* .daysBetween */ .YM)(time.day(at), lastDay);
    return days === 0 ? "on the last day" : `${(0,_text_english_js__WEBPACK_IMPORTED_MODULE_2__/* .counted */ .hS)(days, "day")} before the end`;
}
/** Since when a person is a member, as a local day, as far as that is known. `written`: how a day is written. */
function sinceText(since, time, written = _text_english_js__WEBPACK_IMPORTED_MODULE_2__/* .dayInWords */ .v_) {
    const day = (at) => written(time.day(at));
    switch (since.kind) {
        case "joined":
            return day(since.at);
        case "before":
            return `before ${day(since.at)}`;
        case "unknown":
            return since.notBefore === undefined ? "unknown" : `unknown, not before ${day(since.notBefore)}`;
    }
}
/** Why a room is only named: it is one of those that get no verdicts. */
function otherRoomText(room) {
    if (room.thirdParty)
        return "in third-party storage";
    switch (room.area) {
        case "archived":
            return "archived";
        case "template":
            return "a template";
        case "agent":
            return "an AI agent";
        case "active":
            return "not asked for";
    }
}
/** When somebody left a room, as far as that is known: `left on 13 October 2026`. */
function leftText({ leftAt, group }, time) {
    if (leftAt === undefined)
        return "left, when is not known";
    if (group === undefined)
        return `left on ${(0,_text_english_js__WEBPACK_IMPORTED_MODULE_2__/* .dayInWords */ .v_)(time.day(leftAt))}`;
    return `no longer a member; the group “${group.name}” was removed from the room on ${(0,_text_english_js__WEBPACK_IMPORTED_MODULE_2__/* .dayInWords */ .v_)(time.day(leftAt))}`;
}


/***/ }),

/***/ 3197:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Z: () => (/* binding */ wordsOf)
/* harmony export */ });
/* harmony import */ var _settings_settings_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(4663);
/* harmony import */ var _facts_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(7872);
/* harmony import */ var _explanation_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(3975);
/* harmony import */ var _notes_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(5541);
/* harmony import */ var _reasons_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(7353);





function wordsOf(report, time = (0,_facts_js__WEBPACK_IMPORTED_MODULE_1__/* .reportTime */ .mF)(report)) {
    const titles = (0,_facts_js__WEBPACK_IMPORTED_MODULE_1__/* .roomTitles */ .zv)(report);
    const words = { title: (roomId) => titles.get(roomId), ...(0,_reasons_js__WEBPACK_IMPORTED_MODULE_4__/* .timeWords */ .r)(time) };
    const { period, settings } = report;
    const context = { period, ...(0,_settings_settings_js__WEBPACK_IMPORTED_MODULE_0__/* .rulesOf */ .fD)(settings), time, words };
    return {
        reason: (reason) => (0,_reasons_js__WEBPACK_IMPORTED_MODULE_4__/* .reasonText */ .u)(reason, words),
        note: _notes_js__WEBPACK_IMPORTED_MODULE_3__/* .namedNoteText */ .BW,
        why: (row) => (0,_explanation_js__WEBPACK_IMPORTED_MODULE_2__/* .explanationText */ .j)(row, context),
    };
}


/***/ }),

/***/ 1209:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   X: () => (/* binding */ portalClock),
/* harmony export */   s: () => (/* binding */ uploadOptions)
/* harmony export */ });
/** The portal's time, by which everything goes that leaves the run: its clock may differ from this machine's. */
function portalClock({ host, docspace }) {
    return { now: docspace.now, sleep: host.clock.sleep };
}
/** How files are written into the report folder. */
function uploadOptions(context) {
    const { host, ready } = context;
    return {
        serverVersion: ready.version,
        clock: portalClock(context),
        warn: host.log.warning,
        signal: host.signal,
    };
}


/***/ }),

/***/ 9000:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  tw: () => (/* binding */ deliverReports),
  Ob: () => (/* binding */ noMailIn),
  Pt: () => (/* binding */ refuseUnfit),
  sU: () => (/* binding */ reportFolderOf),
  tv: () => (/* binding */ unfitNow)
});

// UNUSED EXPORTS: lastingLonger

// EXTERNAL MODULE: ./build/errors.js
var errors = __nccwpck_require__(9473);
// EXTERNAL MODULE: ./build/preflight/folder.js
var folder = __nccwpck_require__(2258);
// EXTERNAL MODULE: ./build/report-folder/folder.js
var report_folder_folder = __nccwpck_require__(856);
// EXTERNAL MODULE: ./build/report-folder/file-content.js
var file_content = __nccwpck_require__(7754);
// EXTERNAL MODULE: ./build/report-folder/verified-upload.js
var verified_upload = __nccwpck_require__(4980);
;// CONCATENATED MODULE: ./build/report-folder/upload-reports.js



/** Files that are sent at once: the server takes 15 requests at once that are no reading (`RateLimiterSettings.cs`). */
const AT_ONCE = 4;
/** Lists the folder for {@link uploadReports}. */
function listBefore(folder, files, options) {
    const titles = files.map(({ title }) => title);
    return (0,verified_upload/* inTime */.RN)(folder.findAll(titles), 0, options).catch((error) => error);
}
/**
 * Uploads the files side by side, a few at once, and proves of each that it arrived: all together once they are sent,
 * by one listing of the folder where that takes fewer requests. One that fails does not stop the others. Both lists come
 * in the order of the files.
 *
 * @param listed what the folder holds right now
 */
async function uploadReports(folder, files, listed, options, onUploaded = () => undefined) {
    if (listed instanceof Error) {
        if (options.signal?.aborted)
            return { uploaded: [], problems: files.map(({ title }) => (0,verified_upload/* cancelledBefore */.bE)(title)) };
        const failed = new errors/* UserError */.yo(`Nothing was uploaded. ${(0,file_content/* messageOf */.bD)(listed)}`, { cause: listed });
        return { uploaded: [], problems: [failed] };
    }
    const results = new Array(files.length);
    const waiting = [...files.entries()];
    const { sent, allSent, look } = lookTogether(folder);
    const upload = async (index, file, answered) => {
        const onAnswered = (stored) => {
            if (stored !== undefined)
                sent.push(stored.id);
            answered();
        };
        try {
            const there = listed.get(file.title) ?? [];
            const together = { onAnswered, sent: allSent.promise, look };
            const stored = await (0,verified_upload/* uploadReport */.a3)(folder, file, options, { there, together });
            results[index] = stored;
            onUploaded(stored);
        }
        catch (error) {
            results[index] = error;
        }
        answered();
    };
    const proofs = [];
    const sender = async () => {
        for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
            const [index, file] = next;
            await new Promise((answered) => proofs.push(upload(index, file, answered)));
        }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, sender));
    allSent.resolve();
    await Promise.all(proofs);
    return {
        uploaded: results.filter((one) => !(one instanceof Error)),
        problems: results.filter((one) => one instanceof Error),
    };
}
/** Looks at the folder once for all files that were sent, and for each alone that is not seen there. */
function lookTogether(folder) {
    const sent = [];
    let seen;
    return {
        sent,
        allSent: Promise.withResolvers(),
        async look(id) {
            seen ??= folder.glance(sent).catch(() => new Map());
            return (await seen).get(id) ?? (await folder.get(id));
        },
    };
}

// EXTERNAL MODULE: ./build/run/context.js
var run_context = __nccwpck_require__(1209);
// EXTERNAL MODULE: ./build/run/open-portal.js + 7 modules
var open_portal = __nccwpck_require__(935);
;// CONCATENATED MODULE: ./build/run/deliver.js







/** The folder that receives the reports, over a connection that outlives a cancelling by what an upload needs. */
function reportFolderOf({ host, settings, docspace, ready }) {
    if (!ready.folder)
        return undefined;
    const lasting = (0,open_portal/* openPortal */.Z)(host, settings, lastingLonger(host.signal), docspace.pace);
    return (0,report_folder_folder/* docSpaceFolder */.j)(lasting, ready.folder.id);
}
/**
 * What makes the report folder unfit now, in sentences: it was looked at before the reading, which takes its time, and
 * strangers may have been let in meanwhile.
 */
async function unfitNow({ docspace, ready }) {
    if (ready.folder === undefined)
        return [];
    try {
        const { problems } = await (0,folder/* lookAtFolder */.J)(docspace, ready.folder.id);
        return problems;
    }
    catch (error) {
        docspace.signal.throwIfAborted();
        return [(0,errors/* sentenceOf */.$N)(error)];
    }
}
/** For right before the ledger or the workbook of the access review is written: both tell of people. */
async function refuseUnfit(context) {
    const problems = await unfitNow(context);
    if (problems.length > 0)
        throw new errors/* UserError */.yo(problems.join(" "));
}
/** Why nobody is mailed while the folder is unfit: the ledger, too, says who is inactive where. */
function noMailIn(unfit) {
    return `No mail was sent, for whom a run mails is kept in the report folder. ${unfit.join(" ")}`;
}
/** Uploads what was written, if a folder is given; one file that fails does not stop the others. */
async function deliverReports(context, folder, written) {
    if (!folder)
        return { uploaded: [], problems: [], outputs: {} };
    const { host } = context;
    return host.log.group("Uploading the reports", async () => {
        const options = (0,run_context/* uploadOptions */.s)(context);
        const [unfit, listed] = await Promise.all([unfitNow(context), listBefore(folder, written, options)]);
        if (unfit.length > 0) {
            const kept = "Nothing was uploaded; the files are in the output directory.";
            const problems = unfit.map((problem) => `${problem} ${kept}`);
            return { uploaded: [], problems, outputs: {}, mayNot: noMailIn(unfit) };
        }
        const { uploaded, problems } = await uploadReports(folder, written, listed, options, ({ title, version, url }) => host.log.info(`${title}, version ${version}: ${url}`));
        return {
            uploaded,
            problems: problems.map((problem) => problem.message),
            outputs: { uploadedFiles: uploaded, reportUrl: mainReport(uploaded)?.url ?? "" },
        };
    });
}
/** The one that people open first. */
function mainReport(uploaded) {
    const order = [".xlsx", ".html", ".txt", ".csv", ".json"];
    const rank = ({ title }) => order.findIndex((ending) => title.endsWith(ending));
    return uploaded.toSorted((a, b) => rank(a) - rank(b)).at(0);
}
/** Aborted as long after `signal` as an upload under way needs to end and to be verified. */
function lastingLonger(signal) {
    const controller = new AbortController();
    const end = () => setTimeout(() => controller.abort(signal.reason), verified_upload/* GRACE */.Zv + verified_upload/* GRACE_TO_LOOK */.Nu).unref();
    if (signal.aborted)
        end();
    else
        signal.addEventListener("abort", end, { once: true });
    return controller.signal;
}


/***/ }),

/***/ 935:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  Q: () => (/* binding */ maskSecrets),
  Z: () => (/* binding */ openPortal)
});

// EXTERNAL MODULE: ./build/errors.js
var errors = __nccwpck_require__(9473);
// EXTERNAL MODULE: ./build/text/this-machine.js
var this_machine = __nccwpck_require__(2096);
// EXTERNAL MODULE: ./build/docspace/wire/envelope.js
var wire_envelope = __nccwpck_require__(2911);
// EXTERNAL MODULE: ./build/text/conceal.js
var conceal = __nccwpck_require__(6267);
;// CONCATENATED MODULE: ./build/docspace/http/answer-words.js


function notThere(endpoint, status, said) {
    return {
        kind: "not-found",
        message: `${endpoint} names something that the portal does not have (${status}${quoted(said)}): it was deleted, or the id is wrong; check the ids in the inputs.`,
    };
}
/** The server's own sentence, in the language of the key's owner; its stack is never looked at. */
function saidBy(asked, answer) {
    const body = jsonOf(answer);
    if (!(0,wire_envelope/* isRecord */.u4)(body))
        return "";
    const error = body["error"];
    if ((0,wire_envelope/* isRecord */.u4)(error) && typeof error["message"] === "string")
        return quotable(asked, error["message"]);
    const problem = (0,wire_envelope/* isRecord */.u4)(body["response"]) ? body["response"] : body;
    const errors = problem["errors"];
    if ((0,wire_envelope/* isRecord */.u4)(errors)) {
        const fields = Object.entries(errors).map(([field, texts]) => `${field}: ${[texts].flat().map(wire_envelope/* wordOf */.aG).join(" ")}`);
        return quotable(asked, fields.join("; "));
    }
    return typeof problem["title"] === "string" ? quotable(asked, problem["title"]) : "";
}
/** What may be quoted of a server's text: one line of at most 200 characters, without the key. */
function quotable(asked, text) {
    return (0,conceal/* quotableText */.Dm)(text, [asked.apiKey], 200);
}
function quoted(said) {
    return said === "" ? "" : `: "${said}"`;
}
function textOf(answer) {
    return new TextDecoder().decode(answer.body.subarray(0, 4096));
}
function jsonOf(answer) {
    try {
        return JSON.parse(new TextDecoder().decode(answer.body));
    }
    catch {
        return undefined;
    }
}
/** What a web page calls itself; "" where it does not. */
function titled(asked, answer) {
    const [, title = ""] = /<title[^>]*>([^<]{1,300})</i.exec(textOf(answer)) ?? [];
    return quoted(quotable(asked, title));
}
/** Whether an answer is a web page, whatever it calls itself. */
function looksLikeHtml(answer) {
    return (/text\/html/i.test(answer.headers["content-type"] ?? "") || /^\s*<(!doctype|html)/i.test(textOf(answer)));
}

// EXTERNAL MODULE: ./build/docspace/http/pace.js + 4 modules
var http_pace = __nccwpck_require__(9539);
// EXTERNAL MODULE: ./build/docspace/http/portal-error.js
var portal_error = __nccwpck_require__(1621);
;// CONCATENATED MODULE: ./build/docspace/http/portal-time.js
/** A `Date` header has whole seconds, and an answer takes its time: a difference up to this is none. Milliseconds. */
const NOISE = 2_000;
/**
 * The header was written between the request and the answer, in the second it names. Of all answers the quickest says
 * most exactly how far the clocks are apart.
 */
function createPortalTime(clock) {
    let best;
    return {
        learn(headers, asked) {
            const written = Date.parse(headers["date"] ?? "");
            const took = clock.now() - asked;
            if (Number.isNaN(written) || took < 0 || (best !== undefined && took >= best.took))
                return;
            best = { skew: Math.round(written + 500 - (asked + took / 2)), took };
        },
        now: () => clock.now() + (best !== undefined && Math.abs(best.skew) > NOISE ? best.skew : 0),
        skew: () => best?.skew,
    };
}

;// CONCATENATED MODULE: ./build/docspace/http/forbidden.js


/** Why a request was answered with 403: by the body, which tells who in the server, or in front of it, said so. */
function forbidden(asked, endpoint, answer) {
    if (answer.body.length === 0) {
        if (asked.path.startsWith("/api/")) {
            const scope = neededScope(asked.method, asked.path);
            return {
                kind: "key-scope",
                message: `The API key may not do ${endpoint} (403): its permissions lack ${scope}; give the key "*:read" and "files:write".`,
            };
        }
        return {
            kind: "key-scope",
            message: `The API key may not do ${endpoint} (403): it is not valid, or its permissions lack files:read; give the key "*:read" and "files:write".`,
        };
    }
    if (looksLikeHtml(answer)) {
        return {
            kind: "refused",
            message: `Something in front of the portal refused ${endpoint} (403 with a web page): a firewall or proxy objects to this machine; allow it there, or use a self-hosted runner.`,
        };
    }
    const body = jsonOf(answer);
    if (body === undefined) {
        return {
            kind: "ip-restricted",
            message: `The portal refused ${endpoint} (403${quoted(quotable(asked, textOf(answer)))}): its IP allow-list does not hold this machine's address; allow it under Settings, Security, IP security, or use a runner with a fixed address.`,
        };
    }
    if ((0,wire_envelope/* isRecord */.u4)(body) && !("error" in body)) {
        return forbiddenByFilter(asked, endpoint);
    }
    if (isMissing(body))
        return notThere(endpoint, 403, saidBy(asked, answer));
    return {
        kind: "role",
        message: `The API key's owner may not do ${endpoint} (403${quoted(saidBy(asked, answer))}): ${neededRole(asked)}.`,
    };
}
/**
 * Bare problem details come from the filters in front of the controllers: on addresses that need no key, they are
 * the answer to a wrong key and to a missing scope alike (`ApiKeyScopesFilter`), and everywhere to a portal at rest.
 */
function forbiddenByFilter(asked, endpoint) {
    const refused = `The portal refused ${endpoint} (403 Forbidden)`;
    if (asked.anonymous) {
        return {
            kind: "portal-state",
            message: `${refused}: it is being restored, moved or suspended; open it in a browser and try again later.`,
        };
    }
    const scope = neededScope(asked.method, asked.path);
    return {
        kind: scope.startsWith("*:") ? "key-scope" : "bad-key",
        message: `${refused}: the API key is not valid, or lacks ${scope}, or the portal is being restored; check the key in DocSpace under Developer Tools, API keys.`,
    };
}
/**
 * Before 3.7 a missing room, folder or file is refused with 403 and the type that missing rights have, too; only the
 * sentence tells them apart, which came in English to a German key as well (v3.5.0, `room_404_german`).
 */
function isMissing(body) {
    const error = (0,wire_envelope/* isRecord */.u4)(body) ? body["error"] : undefined;
    return ((0,wire_envelope/* isRecord */.u4)(error) &&
        error["type"] === "System.InvalidOperationException" &&
        /\b(not found|nicht gefunden)\b/i.test((0,wire_envelope/* wordOf */.aG)(error["message"])));
}
/** The scope that a key needs for this request (`AuthorizationExtension.cs`). */
function neededScope(method, path) {
    const right = method === "GET" ? "read" : "write";
    const resource = path.replace(/^\/api\/2\.0\//, "");
    if (resource.startsWith("files/rooms"))
        return `rooms:${right}`;
    if (resource.startsWith("files/"))
        return `files:${right}`;
    if (resource === "people/@self")
        return `accounts.self:${right}`;
    if (resource.startsWith("people") || resource.startsWith("group"))
        return `accounts:${right}`;
    return `*:${right}`;
}
function neededRole(asked) {
    const resource = asked.path.replace(/^\/api\/2\.0\//, "");
    if (/^(security|portal|settings|keys)\b/.test(resource)) {
        return "only the portal's owner and DocSpace admins can; use a key that one of them created";
    }
    if (resource.startsWith("group") || resource.startsWith("people")) {
        return "it takes a DocSpace admin or room admin; use a key that one of them created";
    }
    if (asked.method === "GET") {
        return "they are no member of that room; invite them to it, or use the key of a DocSpace admin";
    }
    return "they have no right to create files there; make them room manager or content creator of that room";
}

;// CONCATENATED MODULE: ./build/docspace/http/refusals.js




/**
 * Reads why the portal said no. The shapes of its errors differ by where in the server they arise
 * (`ResponseWrapper.cs`, `CommonApiResponse.cs`, the resource filters, the proxy in front of it): JSON with `error`,
 * validation problems inside the success envelope, bare problem details, plain text, nothing at all, or HTML.
 *
 * @param now epoch milliseconds, to read a `Retry-After` that is a date
 */
function refusalOf(asked, answer, now) {
    const endpoint = `${asked.method} ${asked.path}`;
    return errorOf(classify(asked, endpoint, answer, now), endpoint, answer.status);
}
/** A web page, or something else that no DocSpace API sends. */
function notDocSpaceError(endpoint, status) {
    return errorOf(notDocSpace(endpoint, status), endpoint, status);
}
function errorOf(refusal, endpoint, status) {
    const facts = {
        kind: refusal.kind,
        endpoint,
        status,
        ...(refusal.retryAfter === undefined ? {} : { retryAfter: refusal.retryAfter }),
        ...(refusal.limit === undefined ? {} : { limit: refusal.limit }),
    };
    return new portal_error/* PortalError */.vg(refusal.message, facts);
}
function classify(asked, endpoint, answer, now) {
    const { status } = answer;
    if (status >= 300 && status < 400)
        return redirected(asked, endpoint, answer);
    if (status === 401) {
        if (looksLikeHtml(answer)) {
            return {
                kind: "refused",
                message: `Something in front of the portal wants a login of its own for ${endpoint} (401 with a web page${titled(asked, answer)}): exempt the API (/api/) and this machine from it.`,
            };
        }
        return {
            kind: "bad-key",
            message: `The portal does not accept the API key (401 on ${endpoint}): it is mistyped, expired, switched off, of another portal, or its owner is disabled; create a new key in DocSpace under Developer Tools, API keys, and store it in the secret that api-key reads.`,
        };
    }
    if (status === 403)
        return forbidden(asked, endpoint, answer);
    if (status === 429)
        return limited(endpoint, answer, now);
    const said = saidBy(asked, answer);
    if (status === 402) {
        return {
            kind: "plan",
            message: `The portal's plan does not allow ${endpoint} (402${quoted(said)}): a quota is used up or a feature is not part of it; free some space or change the plan.`,
        };
    }
    if (status === 404)
        return missing(asked, endpoint, answer, said);
    if (status === 408 || status === 504) {
        return {
            kind: "timeout",
            message: `The portal did not answer ${endpoint} in time (${status}): it is overloaded; try again later or lower requests-per-minute.`,
        };
    }
    if (status >= 500) {
        return {
            kind: "server",
            message: `The portal failed on ${endpoint} (${status}${quoted(said)}): the fault lies in the server; try again later, and if it stays, look into the portal's own log.`,
            ...retryAfterOf(answer, now),
        };
    }
    if (status !== 413 && looksLikeHtml(answer)) {
        return {
            kind: "refused",
            message: `Something in front of the portal refused ${endpoint} (${status} with a web page${titled(asked, answer)}): check portal-url, and ask the administrator of the proxy or firewall there.`,
        };
    }
    return otherRefusal(endpoint, status, said);
}
function otherRefusal(endpoint, status, said) {
    const answered = `The portal refused ${endpoint} (${status}${quoted(said)})`;
    switch (status) {
        case 400:
        case 422:
            return {
                kind: "validation",
                message: `${answered}: it does not accept one of the values sent; its version may differ from those this action knows, so please report it with the portal's version.`,
            };
        case 409:
        case 412:
        case 423:
            return {
                kind: "conflict",
                message: `${answered}: somebody else is changing the same thing; try again.`,
            };
        case 413:
            return {
                kind: "too-large",
                message: `${answered}: what was sent is larger than the portal or its proxy allows; choose fewer formats, or raise the limit.`,
            };
        case 415:
            return {
                kind: "unsupported",
                message: `${answered}: this version of DocSpace does not take this form of request; update the portal.`,
            };
        default:
            return {
                kind: "refused",
                message: `${answered}: a proxy or firewall in front of the portal may object; ask its administrator.`,
            };
    }
}
function redirected(asked, endpoint, answer) {
    const origin = originOf(answer.headers["location"]);
    const advice = origin !== undefined && quotable(asked, origin) === origin
        ? `use the final address ${origin} as portal-url`
        : "use the portal's final address as portal-url";
    return {
        kind: "redirect",
        message: `The portal redirects ${endpoint} (${answer.status}): a redirect is not followed, because the API key would be lost or shown to another host; ${advice}.`,
    };
}
function originOf(location) {
    if (!location || !URL.canParse(location))
        return undefined;
    const { origin } = new URL(location);
    return origin === "null" ? undefined : origin;
}
function limited(endpoint, answer, now) {
    const limit = Number.parseInt(answer.headers["x-ratelimit-limit"] ?? "", 10);
    const which = Number.isNaN(limit) ? "" : ` of ${limit}`;
    return {
        kind: "rate-limited",
        message: `The portal's rate limit${which} was hit by ${endpoint} (429): other programs use the same person's keys, or the portal allows less than the cloud does; lower requests-per-minute or run at another time.`,
        ...(Number.isNaN(limit) ? {} : { limit }),
        ...retryAfterOf(answer, now),
    };
}
function missing(asked, endpoint, answer, said) {
    const body = jsonOf(answer);
    const isApi = asked.path.startsWith("/api/");
    if (((0,wire_envelope/* isRecord */.u4)(body) && "error" in body) || (answer.body.length === 0 && !isApi)) {
        return notThere(endpoint, 404, said);
    }
    if ((0,wire_envelope/* isRecord */.u4)(body)) {
        return {
            kind: "portal-state",
            message: `There is no active portal at this address (404 on ${endpoint}): it is unknown or suspended; check portal-url and open it in a browser.`,
        };
    }
    if (answer.body.length === 0) {
        return {
            kind: "not-found",
            message: `The portal does not know ${endpoint} (404): its version lacks this function, or the id is not a number; check the ids, and the portal's version.`,
        };
    }
    return notDocSpace(endpoint, answer.status);
}
function notDocSpace(endpoint, status) {
    return {
        kind: "not-docspace",
        message: `The answer to ${endpoint} (${status}) is not one of the DocSpace API: another server, a sign-in page or a maintenance page answers there; check that portal-url is the address people open DocSpace at.`,
    };
}
function retryAfterOf(answer, now) {
    const header = answer.headers["retry-after"]?.trim();
    if (!header)
        return {};
    const seconds = Number(header);
    const wait = Number.isNaN(seconds) ? Date.parse(header) - now : seconds * 1000;
    return Number.isNaN(wait) ? {} : { retryAfter: Math.max(0, wait) };
}

// EXTERNAL MODULE: ./build/docspace/http/transport.js
var http_transport = __nccwpck_require__(6911);
;// CONCATENATED MODULE: ./build/docspace/http/retry.js


const RETRY_POLICY = {
    attempts: 6,
    attemptsWhenLimited: 10,
    firstWait: 500,
    longestWait: 20_000,
    firstWaitWhenLimited: 2_000,
    longestWaitWhenLimited: 60_000,
};
/** Retries at first, and how much of one a success earns. */
const FIRST_RETRIES = 100;
const EARNED = 0.2;
function createRetryBudget() {
    let left = FIRST_RETRIES;
    return {
        take() {
            if (left < 1)
                return false;
            left -= 1;
            return true;
        },
        earn() {
            left += EARNED;
        },
    };
}
/**
 * Repeats a request until it succeeds, fails for good, or has used up its attempts or the run's.
 *
 * @param mayRepeat after which failures: {@link mayPass} for requests that change nothing on the server,
 *   {@link wasRefusedUnread} for those that do: whether they took effect must otherwise be looked up, not tried again
 */
async function withRetries(path, request, tools, mayRepeat = mayPass) {
    for (let attempt = 1;; attempt++) {
        try {
            const result = await request();
            tools.budget.earn();
            return result;
        }
        catch (error) {
            tools.signal.throwIfAborted();
            if (!(error instanceof portal_error/* PortalError */.vg) || !mayRepeat(error))
                throw error;
            if (attempt >= mostAttempts(error, tools.policy) || !tools.budget.take())
                throw error;
            const wait = waitAfter(error, attempt, tools.policy, tools.random);
            tools.onRetry({ path, attempt: attempt + 1, reason: reasonOf(error), wait });
            await tools.clock.sleep(wait, tools.signal);
        }
    }
}
/** Whether the same request may succeed a moment later. */
function mayPass(error) {
    switch (error.kind) {
        case "network":
            return !isProxyLogin(error);
        case "timeout":
        case "cut-short":
        case "server":
        case "rate-limited":
            return true;
        default:
            return false;
    }
}
/** Whether the server turned the request away before it looked at it, or never got it: no connection was made. */
function wasRefusedUnread(error) {
    if (error.kind === "rate-limited")
        return true;
    return error.kind === "network" && UNSENT.test(transportCode(error)) && !isProxyLogin(error);
}
/** A proxy that does not take the password: asked again and again with it, many lock the account. */
function isProxyLogin(error) {
    return transportCode(error) === `${http_transport/* PROXY */.rG}407`;
}
function transportCode({ cause }) {
    return cause instanceof http_transport/* TransportError */.wX ? cause.code : "";
}
const UNSENT = /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|UND_ERR_CONNECT_TIMEOUT|PROXY_\w+)$/;
function mostAttempts(error, policy) {
    return error.kind === "rate-limited" ? policy.attemptsWhenLimited : policy.attempts;
}
/** Full jitter: anything between nothing and a bound that doubles, so that waiting requests do not return together. */
function waitAfter(error, attempt, policy, random) {
    const limited = error.kind === "rate-limited";
    const longest = limited ? policy.longestWaitWhenLimited : policy.longestWait;
    if (error.retryAfter !== undefined)
        return Math.min(error.retryAfter, policy.longestWaitWhenLimited);
    const first = limited ? policy.firstWaitWhenLimited : policy.firstWait;
    return Math.round(random() * Math.min(longest, first * 2 ** (attempt - 1)));
}
function reasonOf(error) {
    if (error.status !== undefined && error.status >= 400)
        return String(error.status);
    const cause = error.cause;
    const code = cause instanceof Error && "code" in cause ? String(cause.code) : "";
    return code && !code.includes(" ") ? code : error.kind;
}

;// CONCATENATED MODULE: ./build/docspace/http/without-key.js

/** What may stand between two characters of a text and not be seen, as bytes of UTF-8 or as JSON escapes it. */
const UNSEEN = "(?:[\\x80-\\xff]|\\\\u[\\da-fA-F]{4}|\\\\[bfnrt])*";
/** Characters at the key's beginning and end of which one is looked for in every answer: that is cheap. */
const SOUGHT = conceal/* SHORTEST_SECRET */.c3;
/**
 * For an answer that holds the key, such as in a title that somebody gave a room: reports show titles. Found is also a
 * key with something unseen in it, which its beginning or its end gives away.
 */
function withoutKey(key) {
    if (key.length < conceal/* SHORTEST_SECRET */.c3)
        return (body) => body;
    const beginning = key.slice(0, SOUGHT);
    const end = key.slice(-SOUGHT);
    const characters = [...key].map((one) => {
        const code = one.charCodeAt(0).toString(16).padStart(4, "0");
        const escaped = code.replace(/[a-f]/g, (digit) => `[${digit}${digit.toUpperCase()}]`);
        return `(?:\\u${code}|\\\\u${escaped})`;
    });
    const pattern = new RegExp(characters.join(UNSEEN), "g");
    return (body) => {
        const bytes = Buffer.from(body.buffer, body.byteOffset, body.byteLength);
        if (!bytes.includes(beginning) && !bytes.includes(end))
            return body;
        return Buffer.from(bytes.toString("latin1").replace(pattern, "***"), "latin1");
    };
}

;// CONCATENATED MODULE: ./build/docspace/http/client.js











const GET_TIMEOUT = 60_000;
const POST_TIMEOUT = 300_000;
/** Opens a portal; sends nothing yet. Long because every way to ask shares one pace, one key and one count. */
function createDocSpace(settings) {
    const { apiKey, transport, clock, random, signal } = settings;
    const base = baseOf(settings.portalUrl);
    const pace = settings.pace ?? (0,http_pace/* createPace */.q)({ requestsPerMinute: settings.requestsPerMinute, clock });
    const requests = new Map();
    const time = createPortalTime(clock);
    const conceal = withoutKey(apiKey);
    const retries = {
        policy: settings.retryPolicy ?? RETRY_POLICY,
        budget: createRetryBudget(),
        clock,
        random,
        onRetry: settings.onRetry ?? (() => undefined),
        signal,
    };
    /** One attempt: rejects unless the answer is a success. */
    const attempt = async (message, kind) => {
        const url = addressOf(base, message.path, message.query);
        const endpoint = `${message.method} ${url.pathname}`;
        requests.set(kind, (requests.get(kind) ?? 0) + 1);
        let answer;
        const asked = clock.now();
        try {
            answer = await transport(httpRequest(message, url, settings));
        }
        catch (error) {
            signal.throwIfAborted();
            throw error instanceof http_transport/* TransportError */.wX ? (0,portal_error/* networkError */.x6)(endpoint, url.host, error) : error;
        }
        time.learn(answer.headers, asked);
        if (answer.status >= 200 && answer.status < 300)
            return { ...answer, body: conceal(answer.body) };
        const { method, anonymous = false } = message;
        throw refusalOf({ method, path: url.pathname, anonymous, apiKey }, answer, time.now());
    };
    const send = (message, read) => {
        const { pathname } = addressOf(base, message.path, {});
        const kind = kindOf(message.method, message.path);
        const measured = isOneOfMany(message, kind) ? { signal, kind } : { signal };
        const once = async () => {
            const answer = await pace.run(() => attempt(message, kind), measured);
            return read(answer, `${message.method} ${pathname}`);
        };
        const mayRepeat = message.method === "GET" || message.asksOnly ? isPassing : wasRefusedUnread;
        return withRetries(pathname, once, retries, mayRepeat);
    };
    // Once a DocSpace has answered here, a web page in its place is a gateway's, for a while.
    let hasAnswered = false;
    const isPassing = (error) => mayPass(error) || (hasAnswered && error.kind === "not-docspace" && error.status === 200);
    const envelope = (answer, endpoint) => {
        const read = (0,wire_envelope/* readEnvelope */.HT)(endpoint, client_jsonOf(answer, endpoint));
        hasAnswered = true;
        return read;
    };
    return {
        portalUrl: base,
        signal,
        pace,
        requests,
        now: time.now,
        clockSkew: time.skew,
        get: (path, query = {}) => send({ method: "GET", path, query }, envelope),
        getAnonymous: (path, query = {}) => send({ method: "GET", path, query, anonymous: true }, envelope),
        getBytes: (path, query = {}, mostBytes = http_transport/* MOST_BYTES */.uZ) => send({ method: "GET", path, query, mostBytes }, (answer) => answer.body),
        postJson: (path, body, query = {}) => send(jsonMessage(path, query, body), envelope),
        postQuestion: (path, body) => send({ ...jsonMessage(path, {}, body), asksOnly: true }, envelope),
        postMultipart: async (path, query, part) => send(await multipart(path, query, part), envelope),
        postMultipartBare: async (path, query, part) => send(await multipart(path, query, part), client_jsonOf),
    };
}
function httpRequest(message, url, settings) {
    return {
        method: message.method,
        url,
        headers: {
            accept: "application/json",
            "user-agent": settings.userAgent ?? "docspace-audit",
            ...(message.anonymous ? {} : { authorization: `Bearer ${settings.apiKey}` }),
            ...(message.contentType === undefined ? {} : { "content-type": message.contentType }),
        },
        ...(message.body === undefined ? {} : { body: message.body }),
        timeout: message.method === "GET" ? GET_TIMEOUT : POST_TIMEOUT,
        ...(message.mostBytes === undefined ? {} : { mostBytes: message.mostBytes }),
        signal: settings.signal,
    };
}
function jsonMessage(path, query, body) {
    return { method: "POST", path, query, contentType: "application/json", body: JSON.stringify(body) };
}
async function multipart(path, query, part) {
    return { method: "POST", path, query, ...(await multipartBody(part)) };
}
/**
 * A `multipart/form-data` body with one file; no name can end its header early. An empty file is encoded, and the bytes
 * sent between its head and its end: encoded or put together with them, a large file would be in memory several times.
 */
async function multipartBody({ fieldName, fileName, bytes, }) {
    const form = new FormData();
    form.set(fieldName, new Blob([]), fileName.toWellFormed());
    const encoded = new Response(form);
    const empty = Buffer.from(await encoded.arrayBuffer());
    const begin = empty.indexOf(END_OF_HEAD) + END_OF_HEAD.length;
    return {
        contentType: encoded.headers.get("content-type") ?? "",
        body: [empty.subarray(0, begin), bytes, empty.subarray(begin)],
    };
}
const END_OF_HEAD = "\r\n\r\n";
/** The portal's address as a base: https, or http to this machine; without query, user and password. */
function baseOf(portalUrl) {
    const loopback = (0,this_machine/* isThisMachine */.Y)(portalUrl.hostname);
    if (portalUrl.protocol !== "https:" && !(portalUrl.protocol === "http:" && loopback)) {
        throw new errors/* UserError */.yo(`The API key is not sent to ${portalUrl.origin}: use an https address as portal-url.`);
    }
    const path = portalUrl.pathname.endsWith("/") ? portalUrl.pathname : `${portalUrl.pathname}/`;
    return new URL(path, portalUrl.origin);
}
function addressOf(base, path, query) {
    const url = new URL(base);
    url.pathname += path.startsWith("/") ? path.slice(1) : `api/2.0/${path}`;
    for (const [name, value] of Object.entries(query)) {
        if (value !== undefined)
            url.searchParams.append(name, String(value));
    }
    return url;
}
function kindOf(method, path) {
    return `${method} ${path.replace(/(?<=\/)(\d+|[0-9a-f]{8}-[0-9a-f-]{27})(?=\/|$)/gi, "{id}")}`;
}
/** Whether a run asks so much of this kind that their latencies can be compared: pages of the trail, and what each room is asked. */
function isOneOfMany({ method, query }, kind) {
    return method === "GET" && /\{id\}|\/events\//.test(kind) && query["count"] !== 1;
}
/**
 * A success whose body is no JSON: a web page is another server's; anything else is the beginning of an answer whose
 * rest got lost on the way.
 */
function client_jsonOf(answer, endpoint) {
    try {
        return JSON.parse(decoder.decode(answer.body));
    }
    catch {
        // What the parser complains about quotes the body, which is nobody's business in a log.
        if (looksLikeHtml(answer) || !/json/i.test(answer.headers["content-type"] ?? "")) {
            throw notDocSpaceError(endpoint, answer.status);
        }
        throw new portal_error/* PortalError */.vg(`The portal's answer to ${endpoint} was cut short: the connection or a proxy in between broke off; try again.`, { kind: "cut-short", endpoint, status: answer.status });
    }
}
const decoder = new TextDecoder();

// EXTERNAL MODULE: ./build/settings/secrets.js
var settings_secrets = __nccwpck_require__(8953);
// EXTERNAL MODULE: ./build/version.js
var version = __nccwpck_require__(8508);
;// CONCATENATED MODULE: ./build/run/open-portal.js



/** Before anything else may be said. */
function maskSecrets(host) {
    const secrets = (0,settings_secrets/* secretsIn */.VY)(host.readInput);
    for (const { spelling } of secrets)
        host.mask(spelling);
    for (const warning of (0,settings_secrets/* shortSecretWarnings */.qq)(secrets))
        host.log.warning(warning);
}
/** A way to the portal; sends nothing yet. With `pace` it shares the budget of another one. */
function openPortal({ log, transport, clock, random }, { portalUrl, apiKey, requestsPerMinute }, signal, pace) {
    return createDocSpace({
        ...{ portalUrl, apiKey, transport, clock, random, requestsPerMinute },
        ...(pace ? { pace } : {}),
        signal,
        userAgent: `docspace-audit/${version/* VERSION */.x}`,
        onRetry: ({ path, attempt, reason, wait }) => log.info(`Trying ${path} again in ${(wait / 1000).toFixed(1)} s (attempt ${attempt}): ${reason}`),
    });
}


/***/ }),

/***/ 7921:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  e: () => (/* binding */ run)
});

// EXTERNAL MODULE: ./build/deliver/write-files.js + 2 modules
var write_files = __nccwpck_require__(6538);
// EXTERNAL MODULE: ./build/errors.js
var errors = __nccwpck_require__(9473);
// EXTERNAL MODULE: ./build/report/mail-outcome.js
var mail_outcome = __nccwpck_require__(4425);
;// CONCATENATED MODULE: ./build/runner/outputs.js
/** What stands where the run ended before it knew better. */
const NO_OUTPUTS = {
    complete: false,
    periodStart: "",
    periodEnd: "",
    eventCount: 0,
    memberCount: 0,
    activeCount: 0,
    inactiveCount: 0,
    unknownCount: 0,
    inactivePeopleCount: 0,
    reminderCount: 0,
    mailsRefusedCount: 0,
    mailsUncertainCount: 0,
    reportDirectory: "",
    reportFiles: [],
    uploadedFiles: [],
    reportUrl: "",
};
/** The name in `action.yml`: `report-url` of `reportUrl`. */
function nameOf(key) {
    return key.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
const OUTPUT_NAMES = Object.keys(NO_OUTPUTS).map(nameOf);
/** Sets outputs that are text already. */
function writeTexts(outputs, setOutput) {
    for (const [name, value] of Object.entries(outputs))
        setOutput(name, value);
}
/**
 * Sets every output: what is known, and for the rest what {@link NO_OUTPUTS} says, so that a workflow can read all of
 * them on every path. Numbers and booleans are written as text, lists as JSON.
 *
 * Outputs can be read by whoever can read the run, so text that looks like an e-mail address is taken out wherever no
 * address of a page or path of a file is expected.
 */
function writeOutputs(known, setOutput) {
    const outputs = { ...NO_OUTPUTS, ...known };
    for (const key of Object.keys(outputs))
        setOutput(nameOf(key), textOf(key, outputs));
}
function textOf(key, outputs) {
    switch (key) {
        case "reportDirectory":
        case "reportUrl":
            return outputs[key];
        case "reportFiles":
            return JSON.stringify(outputs[key].map(({ path, bytes, sha256 }) => ({ path, bytes, sha256 })));
        case "uploadedFiles":
            return JSON.stringify(outputs[key].map(({ title, id, version, url }) => ({
                title: withoutAddresses(title),
                id,
                version,
                url,
            })));
        default:
            return withoutAddresses(String(outputs[key]));
    }
}
function withoutAddresses(text) {
    return text.replace(/[^\s"'<>()@,;:]+@[^\s"'<>()@,;:]+/g, "[removed]");
}

;// CONCATENATED MODULE: ./build/runner/step.js

/**
 * Runs one of the actions. Whatever happens, its outputs are set once, as far as they are known by then, and every
 * problem is a sentence in the log. Never rejects.
 *
 * @returns the exit code
 */
async function runStep(host, { setOutputs, work, onFailure = async () => undefined }) {
    let outputs = {};
    let done = false;
    const setOnce = () => {
        if (done)
            return;
        done = true;
        try {
            setOutputs(outputs);
        }
        catch (cause) {
            const why = cause instanceof Error ? cause.message : String(cause);
            throw new errors/* UserError */.yo(`The outputs of the step could not be set: ${why}.`, { cause });
        }
    };
    host.atExit(setOnce);
    let exitCode = 1;
    try {
        exitCode = await work((known) => {
            outputs = { ...outputs, ...known };
        });
        // What was told to end, though it came to its end, was not done as it was asked.
        host.signal.throwIfAborted();
    }
    catch (failure) {
        host.tell(failure);
        await onFailure(failure).catch(host.tell);
        exitCode = 1;
    }
    try {
        setOnce();
    }
    catch (failure) {
        host.tell(failure);
        exitCode = 1;
    }
    host.log.close();
    return exitCode;
}

// EXTERNAL MODULE: ./build/settings/secrets.js
var settings_secrets = __nccwpck_require__(8953);
;// CONCATENATED MODULE: ./build/settings/input-table.js

function input(parse, fallback = "") {
    return { parse, default: fallback, hidden: false };
}
function hiddenInput(parse) {
    return { parse, default: "", hidden: true };
}
/**
 * Reads every input of a table, each violation at once; an empty text is the default, so that an empty workflow
 * expression just works. `values` is whole where there are no problems.
 */
function readTable(table, read) {
    const problems = [];
    const values = {};
    const known = (name) => (name in table ? read(name) : "");
    const secrets = (0,settings_secrets/* secretsIn */.VY)(known).map(({ spelling }) => spelling);
    for (const name of Object.keys(table)) {
        const { parse, default: fallback, hidden } = table[name];
        const text = read(name).trim();
        const parsed = parse(text === "" ? fallback : text);
        if ("value" in parsed)
            values[name] = parsed.value;
        else {
            const given = text === "" || hidden ? "" : `: "${(0,settings_secrets/* safeToShow */.SY)(text, secrets, 80)}"`;
            const message = `Input ${name}${given} ${(0,settings_secrets/* safeToShow */.SY)(parsed.wrong, secrets, 500)}.`;
            problems.push({ input: name, message });
        }
    }
    return { values: values, problems };
}

// EXTERNAL MODULE: ./build/settings/mail-parsers.js
var mail_parsers = __nccwpck_require__(3828);
// EXTERNAL MODULE: ./build/settings/parser.js
var parser = __nccwpck_require__(1693);
// EXTERNAL MODULE: ./build/text/address.js
var address = __nccwpck_require__(7666);
// EXTERNAL MODULE: ./build/text/this-machine.js
var this_machine = __nccwpck_require__(2096);
// EXTERNAL MODULE: ./build/time/epoch.js
var epoch = __nccwpck_require__(4253);
// EXTERNAL MODULE: ./node_modules/temporal-polyfill/index.js + 6 modules
var temporal_polyfill = __nccwpck_require__(8599);
;// CONCATENATED MODULE: ./build/time/windows-zones.js
/**
 * Windows' names of time zones and the IANA zones that they mean where no country is given, by CLDR's
 * `windowsZones.xml` (territory 001). A server on Windows, or one whose portal was set up there, may name them.
 */
const WINDOWS_ZONES = {
    "AUS Central Standard Time": "Australia/Darwin",
    "AUS Eastern Standard Time": "Australia/Sydney",
    "Afghanistan Standard Time": "Asia/Kabul",
    "Alaskan Standard Time": "America/Anchorage",
    "Aleutian Standard Time": "America/Adak",
    "Altai Standard Time": "Asia/Barnaul",
    "Arab Standard Time": "Asia/Riyadh",
    "Arabian Standard Time": "Asia/Dubai",
    "Arabic Standard Time": "Asia/Baghdad",
    "Argentina Standard Time": "America/Buenos_Aires",
    "Astrakhan Standard Time": "Europe/Astrakhan",
    "Atlantic Standard Time": "America/Halifax",
    "Aus Central W. Standard Time": "Australia/Eucla",
    "Azerbaijan Standard Time": "Asia/Baku",
    "Azores Standard Time": "Atlantic/Azores",
    "Bahia Standard Time": "America/Bahia",
    "Bangladesh Standard Time": "Asia/Dhaka",
    "Belarus Standard Time": "Europe/Minsk",
    "Bougainville Standard Time": "Pacific/Bougainville",
    "Canada Central Standard Time": "America/Regina",
    "Cape Verde Standard Time": "Atlantic/Cape_Verde",
    "Caucasus Standard Time": "Asia/Yerevan",
    "Cen. Australia Standard Time": "Australia/Adelaide",
    "Central America Standard Time": "America/Guatemala",
    "Central Asia Standard Time": "Asia/Almaty",
    "Central Brazilian Standard Time": "America/Cuiaba",
    "Central Europe Standard Time": "Europe/Budapest",
    "Central European Standard Time": "Europe/Warsaw",
    "Central Pacific Standard Time": "Pacific/Guadalcanal",
    "Central Standard Time": "America/Chicago",
    "Central Standard Time (Mexico)": "America/Mexico_City",
    "Chatham Islands Standard Time": "Pacific/Chatham",
    "China Standard Time": "Asia/Shanghai",
    "Cuba Standard Time": "America/Havana",
    "Dateline Standard Time": "Etc/GMT+12",
    "E. Africa Standard Time": "Africa/Nairobi",
    "E. Australia Standard Time": "Australia/Brisbane",
    "E. Europe Standard Time": "Europe/Chisinau",
    "E. South America Standard Time": "America/Sao_Paulo",
    "Easter Island Standard Time": "Pacific/Easter",
    "Eastern Standard Time": "America/New_York",
    "Eastern Standard Time (Mexico)": "America/Cancun",
    "Egypt Standard Time": "Africa/Cairo",
    "Ekaterinburg Standard Time": "Asia/Yekaterinburg",
    "FLE Standard Time": "Europe/Kiev",
    "Fiji Standard Time": "Pacific/Fiji",
    "GMT Standard Time": "Europe/London",
    "GTB Standard Time": "Europe/Bucharest",
    "Georgian Standard Time": "Asia/Tbilisi",
    "Greenland Standard Time": "America/Godthab",
    "Greenwich Standard Time": "Atlantic/Reykjavik",
    "Haiti Standard Time": "America/Port-au-Prince",
    "Hawaiian Standard Time": "Pacific/Honolulu",
    "India Standard Time": "Asia/Calcutta",
    "Iran Standard Time": "Asia/Tehran",
    "Israel Standard Time": "Asia/Jerusalem",
    "Jordan Standard Time": "Asia/Amman",
    "Kaliningrad Standard Time": "Europe/Kaliningrad",
    "Korea Standard Time": "Asia/Seoul",
    "Libya Standard Time": "Africa/Tripoli",
    "Line Islands Standard Time": "Pacific/Kiritimati",
    "Lord Howe Standard Time": "Australia/Lord_Howe",
    "Magadan Standard Time": "Asia/Magadan",
    "Magallanes Standard Time": "America/Punta_Arenas",
    "Marquesas Standard Time": "Pacific/Marquesas",
    "Mauritius Standard Time": "Indian/Mauritius",
    "Middle East Standard Time": "Asia/Beirut",
    "Montevideo Standard Time": "America/Montevideo",
    "Morocco Standard Time": "Africa/Casablanca",
    "Mountain Standard Time": "America/Denver",
    "Mountain Standard Time (Mexico)": "America/Chihuahua",
    "Myanmar Standard Time": "Asia/Rangoon",
    "N. Central Asia Standard Time": "Asia/Novosibirsk",
    "Namibia Standard Time": "Africa/Windhoek",
    "Nepal Standard Time": "Asia/Katmandu",
    "New Zealand Standard Time": "Pacific/Auckland",
    "Newfoundland Standard Time": "America/St_Johns",
    "Norfolk Standard Time": "Pacific/Norfolk",
    "North Asia East Standard Time": "Asia/Irkutsk",
    "North Asia Standard Time": "Asia/Krasnoyarsk",
    "North Korea Standard Time": "Asia/Pyongyang",
    "Omsk Standard Time": "Asia/Omsk",
    "Pacific SA Standard Time": "America/Santiago",
    "Pacific Standard Time": "America/Los_Angeles",
    "Pacific Standard Time (Mexico)": "America/Tijuana",
    "Pakistan Standard Time": "Asia/Karachi",
    "Paraguay Standard Time": "America/Asuncion",
    "Qyzylorda Standard Time": "Asia/Qyzylorda",
    "Romance Standard Time": "Europe/Paris",
    "Russia Time Zone 10": "Asia/Srednekolymsk",
    "Russia Time Zone 11": "Asia/Kamchatka",
    "Russia Time Zone 3": "Europe/Samara",
    "Russian Standard Time": "Europe/Moscow",
    "SA Eastern Standard Time": "America/Cayenne",
    "SA Pacific Standard Time": "America/Bogota",
    "SA Western Standard Time": "America/La_Paz",
    "SE Asia Standard Time": "Asia/Bangkok",
    "Saint Pierre Standard Time": "America/Miquelon",
    "Sakhalin Standard Time": "Asia/Sakhalin",
    "Samoa Standard Time": "Pacific/Apia",
    "Sao Tome Standard Time": "Africa/Sao_Tome",
    "Saratov Standard Time": "Europe/Saratov",
    "Singapore Standard Time": "Asia/Singapore",
    "South Africa Standard Time": "Africa/Johannesburg",
    "South Sudan Standard Time": "Africa/Juba",
    "Sri Lanka Standard Time": "Asia/Colombo",
    "Sudan Standard Time": "Africa/Khartoum",
    "Syria Standard Time": "Asia/Damascus",
    "Taipei Standard Time": "Asia/Taipei",
    "Tasmania Standard Time": "Australia/Hobart",
    "Tocantins Standard Time": "America/Araguaina",
    "Tokyo Standard Time": "Asia/Tokyo",
    "Tomsk Standard Time": "Asia/Tomsk",
    "Tonga Standard Time": "Pacific/Tongatapu",
    "Transbaikal Standard Time": "Asia/Chita",
    "Turkey Standard Time": "Europe/Istanbul",
    "Turks And Caicos Standard Time": "America/Grand_Turk",
    "US Eastern Standard Time": "America/Indianapolis",
    "US Mountain Standard Time": "America/Phoenix",
    UTC: "Etc/UTC",
    "UTC+12": "Etc/GMT-12",
    "UTC+13": "Etc/GMT-13",
    "UTC-02": "Etc/GMT+2",
    "UTC-08": "Etc/GMT+8",
    "UTC-09": "Etc/GMT+9",
    "UTC-11": "Etc/GMT+11",
    "Ulaanbaatar Standard Time": "Asia/Ulaanbaatar",
    "Venezuela Standard Time": "America/Caracas",
    "Vladivostok Standard Time": "Asia/Vladivostok",
    "Volgograd Standard Time": "Europe/Volgograd",
    "W. Australia Standard Time": "Australia/Perth",
    "W. Central Africa Standard Time": "Africa/Lagos",
    "W. Europe Standard Time": "Europe/Berlin",
    "W. Mongolia Standard Time": "Asia/Hovd",
    "West Asia Standard Time": "Asia/Tashkent",
    "West Bank Standard Time": "Asia/Hebron",
    "West Pacific Standard Time": "Pacific/Port_Moresby",
    "Yakutsk Standard Time": "Asia/Yakutsk",
    "Yukon Standard Time": "America/Whitehorse",
};
/** The IANA zone of a Windows name, or undefined where it is none. */
function zoneOfWindowsName(name) {
    return Object.hasOwn(WINDOWS_ZONES, name) ? WINDOWS_ZONES[name] : undefined;
}

// EXTERNAL MODULE: ./build/time/zoned.js
var zoned = __nccwpck_require__(8126);
;// CONCATENATED MODULE: ./build/time/period.js



/**
 * The server writes audit rows through a message queue (`MessagesRepository.cs`), so the newest two minutes are not
 * settled and belong to no report.
 */
const UNSETTLED_SECONDS = 120;
/**
 * Turns a request into the interval it means in `timeZone` at `now` (epoch milliseconds).
 *
 * Days and months begin with their first local second, which is not midnight where the clocks skip midnight. A period
 * that is not over (or ended within the last two minutes) ends two minutes before now and is provisional; its label
 * stays that of the whole period, so that the final report replaces the provisional one.
 *
 * `timeZone` must be a name that {@link timeZoneName} returned.
 */
function resolvePeriod(request, timeZone, now) {
    const [first, last] = daysOf(request, localDay(now / 1000, timeZone));
    const start = startOfDay(first, timeZone);
    const wholeEnd = startOfDay(last.add({ days: 1 }), timeZone);
    const settled = Math.floor(now / 1000) - UNSETTLED_SECONDS;
    if (start >= settled) {
        return {
            problem: `The period ${first} to ${last} (${timeZone}) has not begun, so there is nothing to report: choose an earlier one.`,
        };
    }
    const provisional = wholeEnd > settled;
    const end = provisional ? settled : wholeEnd;
    return {
        start,
        end,
        firstDay: first.toString(),
        lastDay: localDay(end - 1, timeZone).toString(),
        timeZone,
        label: labelOf(first, last),
        provisional,
    };
}
/** The zone's name in its usual spelling, or undefined where this is no IANA name. Offsets (`+02:00`) are no names. */
function timeZoneName(name) {
    if (!/^[A-Za-z]/.test(name))
        return undefined;
    try {
        return (0,zoned/* zoned */.X)(0, name).timeZoneId;
    }
    catch {
        return undefined;
    }
}
/**
 * The IANA zone that a portal's name of its zone means, also where it names it the Windows way. Undefined: unknown
 * here. Servers print "Etc/GMT" and the like for zones that they do not know themselves.
 */
function zoneOfPortal(name) {
    return timeZoneName(zoneOfWindowsName(name) ?? name);
}
/** First and last day of the request, both included; `today` is the local day of now. */
function daysOf(request, today) {
    switch (request.kind) {
        case "last-month":
            return daysOfMonth(today.toPlainYearMonth().subtract({ months: 1 }));
        case "month":
            return daysOfMonth(temporal_polyfill/* Temporal */.fE.PlainYearMonth.from(request.month));
        case "last-days":
            return [today.subtract({ days: request.days }), today.subtract({ days: 1 })];
        case "dates":
            return [temporal_polyfill/* Temporal */.fE.PlainDate.from(request.first), temporal_polyfill/* Temporal */.fE.PlainDate.from(request.last)];
    }
}
function daysOfMonth(month) {
    return [month.toPlainDate({ day: 1 }), month.toPlainDate({ day: month.daysInMonth })];
}
/** The month where the days are exactly one calendar month, however it was asked for; else both days. */
function labelOf(first, last) {
    const month = first.toPlainYearMonth();
    const wholeMonth = first.day === 1 && last.day === last.daysInMonth && month.equals(last.toPlainYearMonth());
    return wholeMonth ? month.toString() : `${first}_${last}`;
}
/**
 * The label of the period before one: of a month the month before, else of as many days, the last of them the day
 * before the first. A provisional period counts as the whole that its label names.
 */
function labelBefore({ label }) {
    const [from = "", to] = label.split("_");
    if (to === undefined)
        return temporal_polyfill/* Temporal */.fE.PlainYearMonth.from(from).subtract({ months: 1 }).toString();
    const first = temporal_polyfill/* Temporal */.fE.PlainDate.from(from);
    const days = first.until(temporal_polyfill/* Temporal */.fE.PlainDate.from(to)).days + 1;
    return labelOf(first.subtract({ days }), first.subtract({ days: 1 }));
}
/** The last day of the period with this label; undefined where no period can have it. */
function lastDayOf(label) {
    const [from = "", to] = label.split("_");
    try {
        if (to !== undefined)
            return temporal_polyfill/* Temporal */.fE.PlainDate.from(to).toString();
        const month = temporal_polyfill/* Temporal */.fE.PlainYearMonth.from(from);
        return month.toPlainDate({ day: month.daysInMonth }).toString();
    }
    catch {
        return undefined;
    }
}
function startOfDay(day, timeZone) {
    return secondsOf(day.toZonedDateTime(timeZone));
}
function localDay(at, timeZone) {
    return (0,zoned/* zoned */.X)(at, timeZone).toPlainDate();
}
function secondsOf(moment) {
    return Math.floor(moment.epochMilliseconds / 1000);
}

// EXTERNAL MODULE: ./build/settings/settings.js
var settings_settings = __nccwpck_require__(4663);
;// CONCATENATED MODULE: ./build/settings/parsers.js






/** Ids of rooms, folders or files: the server's are 32-bit numbers. Doubles collapse, the order stays. */
const ids = (text) => {
    const items = (0,parser/* itemsOf */.S3)(text);
    const bad = items.filter((item) => !isId(item));
    return bad.length > 0
        ? (0,parser/* wrong */.Qm)(`holds ${(0,parser/* quoted */.TL)(bad)}: ids are whole numbers from 1, separated by commas, spaces or lines`)
        : (0,parser.ok)([...new Set(items.map(Number))]);
};
const id = (text) => isId(text)
    ? (0,parser.ok)(Number(text))
    : (0,parser/* wrong */.Qm)("is not an id: it is the whole number in the folder's or room's address");
const roomIds = (text) => {
    const [, part, of] = /^part\s+(\d{1,4})\s*\/\s*(\d{1,4})$/i.exec(text.trim()) ?? [];
    if (part !== undefined && of !== undefined)
        return partOf(Number(part), Number(of));
    const items = (0,parser/* itemsOf */.S3)(text);
    const all = items.some((item) => item.toLowerCase() === "all");
    if (all)
        return items.length === 1 ? (0,parser.ok)("all") : (0,parser/* wrong */.Qm)("holds all beside ids: use one or the other");
    return items.length === 0
        ? (0,parser/* wrong */.Qm)("names no room: use all, or ids separated by commas, spaces or lines")
        : ids(text);
};
/** So many jobs may share a portal; each reads the whole trail. */
const MOST_PARTS = 50;
function partOf(part, of) {
    return of >= 2 && of <= MOST_PARTS && part >= 1 && part <= of
        ? (0,parser.ok)({ part, of })
        : (0,parser/* wrong */.Qm)(`is no part: use part 1/2 to part ${MOST_PARTS}/${MOST_PARTS}, the first number not above the second`);
}
/** `https://host[:port]`, `http` only to this machine; the result ends with "/". */
const portalUrl = (text) => {
    if (text === "")
        return (0,parser/* wrong */.Qm)("is required: it is your portal's address, such as https://acme.onlyoffice.com");
    if (!/^[a-z][a-z0-9+.-]*:\/\//i.test(text))
        return (0,parser/* wrong */.Qm)("does not begin with https://");
    const url = /[\s\\]/.test(text) ? undefined : (0,parser/* urlOf */.rs)(text);
    if (url === undefined)
        return (0,parser/* wrong */.Qm)("is not a valid address such as https://acme.onlyoffice.com");
    if (url.protocol !== "https:" && url.protocol !== "http:")
        return (0,parser/* wrong */.Qm)("is not an https address");
    if (url.username !== "" || url.password !== "")
        return (0,parser/* wrong */.Qm)("holds a user name or password: give the address alone");
    if (url.protocol === "http:" && !(0,this_machine/* isLoopback */.U)(url.hostname)) {
        return (0,parser/* wrong */.Qm)("uses http, which would send the API key readable to everybody on the way: use https (http is for this machine only)");
    }
    if (url.pathname !== "/" || /[?#]/.test(text))
        return (0,parser/* wrong */.Qm)(`is more than the portal's address: use ${url.origin}`);
    return (0,parser.ok)(new URL(`${url.origin}/`));
};
/**
 * An API key of DocSpace. Other bearer tokens are refused here: the server cannot say whose they are and what they
 * may do (`ApiKeysController.cs` answers 500 for them).
 */
const apiKey = (text) => {
    if (text === "") {
        return (0,parser/* wrong */.Qm)("is required, and empty: create a key in DocSpace (Developer tools, API keys) and pass it from a secret; runs from forks and Dependabot get no secrets");
    }
    if (/\s/.test(text))
        return (0,parser/* wrong */.Qm)("holds spaces or line breaks: give the key alone, without a word such as Bearer");
    if (!text.startsWith("sk-")) {
        return (0,parser/* wrong */.Qm)("does not begin with sk-: only API keys of DocSpace (Developer tools, API keys) work, no session or OAuth tokens");
    }
    if (!/^sk-[\x21-\x7e]+$/.test(text))
        return (0,parser/* wrong */.Qm)("holds characters that no API key has: copy it again");
    return (0,parser.ok)(text);
};
/** GitHub says what a token may be. */
const anyText = (text) => (0,parser.ok)(text);
/** A secret text: one that is short is found by trying. */
const pepper = (text) => text === "" || text.length >= 16
    ? (0,parser.ok)(text)
    : (0,parser/* wrong */.Qm)("is shorter than 16 characters: pass a long random text from a secret, the same for every portal");
/** Years outside are typing mistakes: DocSpace began later, and a century is enough. */
const FIRST_YEAR = 2015;
const LAST_YEAR = 2100;
const PERIOD_FORMS = "allowed are last-month, a month such as 2026-10, a number of days such as 90d (1d to 3660d), or two dates such as 2026-10-01..2026-10-31";
const period = (text) => {
    const asked = text.toLowerCase();
    if (asked === "last-month")
        return (0,parser.ok)({ kind: "last-month" });
    const days = /^(\d{1,6})d$/.exec(asked)?.[1];
    if (days !== undefined) {
        const count = Number(days);
        return count >= 1 && count <= 3660
            ? (0,parser.ok)({ kind: "last-days", days: count })
            : (0,parser/* wrong */.Qm)(`is not between 1d and 3660d: ${PERIOD_FORMS}`);
    }
    if (/^\d{4}-\d{2}$/.test(asked)) {
        return isPossible(`${asked}-01`)
            ? (0,parser.ok)({ kind: "month", month: asked })
            : (0,parser/* wrong */.Qm)(`is no month from ${FIRST_YEAR}-01 to ${LAST_YEAR}-12: ${PERIOD_FORMS}`);
    }
    const [, first, last] = /^(\d{4}-\d{2}-\d{2})\.\.(\d{4}-\d{2}-\d{2})$/.exec(asked) ?? [];
    if (first === undefined || last === undefined)
        return (0,parser/* wrong */.Qm)(`is no period: ${PERIOD_FORMS}`);
    const impossible = [first, last].find((day) => !isPossible(day));
    if (impossible !== undefined) {
        return (0,parser/* wrong */.Qm)(`holds ${impossible}, which is no day of the years ${FIRST_YEAR} to ${LAST_YEAR}: ${PERIOD_FORMS}`);
    }
    if (last < first)
        return (0,parser/* wrong */.Qm)(`ends before it starts: write the earlier date first, ${last}..${first}`);
    return (0,parser.ok)({ kind: "dates", first, last });
};
const timeZone = (text) => {
    const name = timeZoneName(text);
    return name === undefined
        ? (0,parser/* wrong */.Qm)("is not a known time zone: use an IANA name such as Europe/Berlin or UTC, no offset such as +02:00")
        : (0,parser.ok)(name);
};
const actions = (text) => {
    const items = (0,parser/* itemsOf */.S3)(text).map((item) => (isKind(item.toLowerCase()) ? item.toLowerCase() : item));
    const bad = items.filter((item) => !isKind(item) && !/^[A-Z][a-z]+(?:[A-Z][A-Za-z]*)+$/.test(item) && !isId(item));
    return bad.length > 0
        ? (0,parser/* wrong */.Qm)(`holds ${(0,parser/* quoted */.TL)(bad)}: allowed are the kinds ${settings_settings/* ACTION_KINDS */.jq.join(", ")}, the server's names such as FileUploaded, or its numbers such as 5011`)
        : (0,parser.ok)([...new Set(items)]);
};
const users = (text) => {
    const items = (0,parser/* itemsOf */.S3)(text).map((item) => ((0,address/* isAddress */.PW)(item) ? (0,address/* comparableAddress */.$y)(item) : item.toLowerCase()));
    const bad = (0,parser/* placesOf */.ek)(items, (item) => !(0,address/* isAddress */.PW)(item) && !/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(item));
    return bad === undefined
        ? (0,parser.ok)([...new Set(items)])
        : (0,parser/* wrong */.Qm)(`is wrong in ${bad}: allowed are e-mail addresses and user ids, separated by commas, spaces or lines`);
};
function isId(text) {
    return /^\d{1,10}$/.test(text) && Number(text) >= 1 && Number(text) <= 2_147_483_647;
}
function isKind(text) {
    return settings_settings/* ACTION_KINDS */.jq.includes(text);
}
function isPossible(day) {
    const year = Number(day.slice(0, 4));
    return (0,epoch/* isDay */.N)(day) && year >= FIRST_YEAR && year <= LAST_YEAR;
}

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __nccwpck_require__(6760);
;// CONCATENATED MODULE: ./build/settings/path-parsers.js


/** A path below the workspace, with "/" and without a leading "./". */
const workspacePath = (text) => {
    const path = external_node_path_.posix.normalize(text.replaceAll("\\", "/"));
    const outside = path.startsWith("/") || /^[a-z]:/i.test(path) || path === ".." || path.startsWith("../");
    if (outside)
        return (0,parser/* wrong */.Qm)("leads out of the workspace: give a path relative to the checked-out repository");
    if (path === "." || path.endsWith("/") || (0,parser/* hasControls */.Lx)(path))
        return (0,parser/* wrong */.Qm)("is not the path of a file");
    return (0,parser.ok)(path);
};
const directory = (text) => {
    if ((0,parser/* hasControls */.Lx)(text))
        return (0,parser/* wrong */.Qm)("is not a path: it holds control characters");
    const steps = text.split(/[/\\]/);
    let depth = 0;
    for (const step of (0,external_node_path_.isAbsolute)(text) ? [] : steps) {
        if (step === "..")
            depth--;
        else if (step !== "" && step !== ".")
            depth++;
        if (depth < 0) {
            return (0,parser/* wrong */.Qm)("leads out of the workspace: give a path within it, or an absolute one");
        }
    }
    return (0,parser.ok)(text);
};
const LONGEST_LABEL = 40;
/** A text of people as a part of file names and titles: letters and digits of any script, `-` for the rest. */
const label = (text) => {
    const part = text
        .normalize("NFC")
        .replace(/[^\p{L}\p{N}]+/gu, "-")
        .replace(/^-|-$/g, "");
    if (part === "")
        return (0,parser/* wrong */.Qm)("has no letter and no digit: give a short text such as Legal");
    if (Array.from(part).length > LONGEST_LABEL) {
        return (0,parser/* wrong */.Qm)(`is too long: allowed are ${LONGEST_LABEL} letters and digits`);
    }
    return (0,parser.ok)(part);
};

;// CONCATENATED MODULE: ./build/settings/inputs.js






/** Every input of the action. `action.yml` and the README are tested against this table. */
const INPUTS = {
    "portal-url": input(portalUrl),
    "api-key": hiddenInput(apiKey),
    period: input(period, "last-month"),
    "time-zone": input((0,parser/* optional */.lq)(timeZone)),
    "room-ids": input(roomIds, "all"),
    "folder-id": input((0,parser/* optional */.lq)(id)),
    reports: input((0,parser/* setOf */.s4)("compliance", "inactivity"), "compliance, inactivity"),
    formats: input((0,parser/* setOf */.s4)(...settings_settings/* FORMATS */.hR), "txt, xlsx, html, json"),
    "report-label": input((0,parser/* optional */.lq)(label)),
    "only-actions": input(actions),
    "only-files": input(ids),
    "only-folders": input(ids),
    "only-users": hiddenInput(users),
    "min-activity": input((0,parser/* wholeNumber */.rD)(1), "1"),
    activity: input((0,parser/* oneOf */.yL)("any", "changes"), "any"),
    "grace-days": input((0,parser/* wholeNumber */.rD)(0, 3660), "14"),
    exemptions: input((0,parser/* optional */.lq)(workspacePath)),
    "github-issue": input((0,parser/* oneOf */.yL)("off", "on"), "off"),
    "github-token": hiddenInput(anyText),
    "access-review": input((0,parser/* oneOf */.yL)("off", "on"), "off"),
    "review-keep-months": input((0,parser/* wholeNumber */.rD)(1, 120), "12"),
    reminders: input((0,parser/* oneOf */.yL)("off", "preview", "send"), "off"),
    "manager-email": hiddenInput((0,parser/* optional */.lq)(mail_parsers/* manager */.m8)),
    "smtp-url": hiddenInput((0,parser/* optional */.lq)(mail_parsers/* smtpUrl */.AI)),
    "mail-from": hiddenInput((0,parser/* optional */.lq)(mail_parsers/* mailFrom */.wK)),
    "mail-language": input((0,parser/* oneOf */.yL)("auto", "en", "de"), "auto"),
    pepper: hiddenInput(pepper),
    "show-names": input((0,parser/* oneOf */.yL)("always", "never", "auto"), "auto"),
    "fail-on": input((0,parser/* setOrNone */.cr)("incomplete", "inactive", "reminders"), "incomplete, reminders"),
    "output-directory": input(directory, "docspace-audit"),
    "requests-per-minute": input((0,parser/* wholeNumber */.rD)(1), "1200"),
};
/**
 * Reads and checks every input. Either all are right, or every violation of every input comes back at once. Pure
 * given `read`.
 */
function readSettings(read) {
    const { values, problems } = readTable(INPUTS, read);
    const all = [...problems, ...contradictions(read)];
    return all.length > 0 ? { problems: all } : { settings: settingsOf(values) };
}
/** What no single input can know. Asks the raw texts, so that a wrong value does not also count as a missing one. */
function contradictions(read) {
    const given = (name) => read(name).trim() !== "";
    const problems = [];
    const need = (name, because) => {
        if (!given(name))
            problems.push({ input: name, message: `Input ${name} is missing: ${because}.` });
    };
    if (read("access-review").trim().toLowerCase() === "on") {
        need("folder-id", "access-review: on keeps its workbook there, in which people decide");
        const reports = read("reports").trim().toLowerCase();
        if (reports !== "" && !reports.includes("inactivity")) {
            const message = "Input access-review: on needs the inactivity report, for it asks about the inactive: add inactivity to reports.";
            problems.push({ input: "access-review", message });
        }
    }
    if (read("reminders").trim().toLowerCase() === "send") {
        need("smtp-url", "reminders: send needs a mail server to send them with");
        need("mail-from", "reminders: send needs a sender's address");
        need("folder-id", "reminders: send keeps there who was reminded, so that nobody is reminded twice");
    }
    else if (given("manager-email")) {
        need("smtp-url", "manager-email needs a mail server to send the report with");
        need("mail-from", "manager-email needs a sender's address");
    }
    else if (given("smtp-url")) {
        need("mail-from", "smtp-url needs a sender's address beside it");
    }
    return problems;
}
function settingsOf(values) {
    const smtp = values["smtp-url"];
    const from = values["mail-from"];
    return {
        portalUrl: values["portal-url"],
        apiKey: values["api-key"],
        period: values.period,
        ...present("timeZone", values["time-zone"]),
        rooms: values["room-ids"],
        ...present("folderId", values["folder-id"]),
        reports: values.reports,
        formats: values.formats,
        ...present("reportLabel", values["report-label"]),
        minActivity: values["min-activity"],
        activity: values.activity,
        graceDays: values["grace-days"],
        pepper: values.pepper,
        showNames: values["show-names"],
        failOn: values["fail-on"],
        outputDirectory: values["output-directory"],
        requestsPerMinute: values["requests-per-minute"],
        filters: {
            actions: values["only-actions"],
            files: values["only-files"],
            folders: values["only-folders"],
            users: values["only-users"],
        },
        ...present("exemptions", values.exemptions),
        githubIssue: values["github-issue"] === "on",
        githubToken: values["github-token"],
        accessReview: values["access-review"] === "on",
        reviewKeepMonths: values["review-keep-months"],
        reminders: values.reminders,
        mailLanguage: values["mail-language"],
        ...present("manager", values["manager-email"]),
        ...present("smtp", smtp !== undefined && from !== undefined ? { url: smtp, from } : undefined),
        ...present("mailFrom", from),
    };
}
function present(name, value) {
    return (value === undefined ? {} : { [name]: value });
}

// EXTERNAL MODULE: external "node:timers/promises"
var promises_ = __nccwpck_require__(8500);
// EXTERNAL MODULE: ./build/earlier-runs/access-review/decision.js
var access_review_decision = __nccwpck_require__(8790);
// EXTERNAL MODULE: ./build/notes.js
var build_notes = __nccwpck_require__(1525);
// EXTERNAL MODULE: ./build/reasons.js
var build_reasons = __nccwpck_require__(9353);
// EXTERNAL MODULE: ./build/time/local-time.js
var local_time = __nccwpck_require__(2277);
// EXTERNAL MODULE: ./build/docspace/wire/actions.js
var wire_actions = __nccwpck_require__(3116);
;// CONCATENATED MODULE: ./build/assess/verdicts/evidence.js


/**
 * An account has the date of its invitation, and only the audit trail tells when that was accepted: without it an account
 * that began less than so long before the period, and of which no earlier act is known, may have been of use late. For
 * older ones this is a guess on the side of judging them, which a note tells: else there were nothing to report.
 */
const OPEN_INVITATION = 180 * epoch/* DAY */.d_;
/**
 * The proof fails closed: every reason of the coverage that touches the room, the person and the judged time stands
 * against a verdict, one without a time against all. A proof that was not carried out is such a reason.
 */
function createProof(collected, activity, actedBefore = new Set()) {
    const { coverage, period } = collected;
    const logs = new Map(coverage.logs.map((log) => [log.roomId, log]));
    const { gaps } = coverage.trail;
    const standing = coverage.reasons.filter((one) => (0,build_reasons/* concernsVerdicts */.iB)(one, activity) && !(TOLD_BY_GAPS.has(one.code) && gaps.length > 0));
    return {
        objection(roomId, person, judgedFrom) {
            const personId = person.id;
            if (collected.ownFilesUnknown === true && personId === collected.keyOwnerId) {
                return (0,build_reasons/* reason */.l)("own-files-unreadable", { failure: "it was not listed." }, { people: [personId] });
            }
            if (activity === "any" && !hasTrail(coverage))
                return (0,build_reasons/* reason */.l)("trail-unavailable", {});
            const judged = { from: judgedFrom, to: period.end - 1 };
            const found = standing.find((one) => (0,build_reasons/* objectsTo */.ix)(one, { roomId, personId, judged }));
            if (found !== undefined)
                return found;
            const log = logs.get(roomId);
            if (activity === "changes") {
                const untoldAcceptance = () => actedBefore.has(personId) ? undefined : acceptanceOf(person, collected);
                return (unreadLog(roomId, log) ??
                    hiddenEntries(roomId, log) ??
                    untoldAccounts(collected, { personId, judged }) ??
                    untoldAcceptance());
            }
            return missingInTrail(coverage) ?? unreadLog(roomId, log) ?? gapIn(coverage, judged);
        },
    };
}
/** The second proof: events of the rooms' logs that the trail lacks. */
function missingInTrail({ crossCheck: check }) {
    if (check === undefined || check.found >= check.expected)
        return undefined;
    return (0,build_reasons/* reason */.l)("cross-check", { missing: check.expected - check.found, expected: check.expected });
}
function unreadLog(roomId, log) {
    if (log !== undefined && log.state !== "incomplete")
        return undefined;
    return log?.reason ?? (0,build_reasons/* reason */.l)("room-log-unreadable", { failure: "it was not read." }, { rooms: [roomId] });
}
function hiddenEntries(roomId, log) {
    if (log === undefined || log.shown >= log.total)
        return undefined;
    return (0,build_reasons/* reason */.l)("room-log-hidden", { total: log.total, shown: log.shown }, { rooms: [roomId] });
}
/**
 * Where the plan has the Audit feature the trail tells when an account could be used, also where the logs alone are
 * counted: there it must be read and proved as where everything is counted.
 */
function untoldAccounts({ accountsUntold, coverage }, { personId, judged }) {
    if (accountsUntold === true)
        return undefined;
    const compared = !coverage.reasons.some(({ code }) => code === "cross-check-not-done");
    const proved = hasTrail(coverage) && compared && missingInTrail(coverage) === undefined;
    if (proved && gapIn(coverage, judged) === undefined)
        return undefined;
    const failure = "the audit trail was not read whole.";
    return (0,build_reasons/* reason */.l)("account-changes-unreadable", { failure }, { people: [personId] });
}
function acceptanceOf({ id, registered }, { accountsUntold, period }) {
    if (accountsUntold !== true)
        return undefined;
    if (registered !== undefined && registered < period.start - OPEN_INVITATION)
        return undefined;
    return (0,build_reasons/* reason */.l)("acceptance-untold", {}, { people: [id] });
}
function gapIn({ trail }, judged) {
    if (trail.state === "incomplete" && trail.gaps.length === 0)
        return (0,build_reasons/* reason */.l)("trail-gap", {});
    const gap = trail.gaps.find(({ from, to }) => to >= judged.from && from <= judged.to);
    return gap === undefined ? undefined : (0,build_reasons/* reason */.l)("trail-gap", {}, { range: gap });
}
/** Reasons whose times are the gaps of the trail's coverage. */
const TOLD_BY_GAPS = new Set(["trail-unreadable", "unsettled-second"]);
/** Whether the events of the audit trail could be had at all. */
function hasTrail({ trail }) {
    return trail.state === "complete" || trail.state === "incomplete";
}

;// CONCATENATED MODULE: ./build/assess/activity/action-kinds.js

/**
 * Actions whose kind is not that of the server's `ActionType`: it calls opening a file an update, and so most of what
 * concerns rooms.
 */
const BY_ACTION = new Map([
    ...entriesOf("open", [5054, 5064, 6047]),
    ...entriesOf("download", [5009, 5010, 5057, 5062]),
    ...entriesOf("upload", [5011, 5012, 5099]),
    ...entriesOf("form", [5150, 5151, 5152, 5153, 6046]),
    ...entriesOf("share", [5036, 5043, 5075, 5082, 5084, 5085, 5086, 5087, 5088, 5089, 5090, 5091, 5092, 5093]),
    ...entriesOf("share", [5094, 5095, 5096, 5097, 5118, 5122, 5123, 5124, 5159]),
    ...entriesOf("update", [5045, 5046]),
    ...entriesOf("other", [5055, 5056, 5063, 5065]),
]);
/** The server's `ActionType` numbers. */
const BY_TYPE = new Map([
    [1, "create"],
    [2, "update"],
    [3, "delete"],
    [8, "share"],
    [9, "upload"],
    [11, "share"],
    [12, "download"],
    [13, "upload"],
    [14, "copy"],
    [15, "move"],
]);
/** The server's `LocationType`: settings of the documents product, of the portal, and its contacts. */
const SETTINGS_LOCATIONS = new Set([3, 29, 30]);
const ROOM_LOCATIONS = new Set([27, 31]);
/** The server's `ProductType`: 7 settings, 8 contacts. */
const SETTINGS_PRODUCTS = new Set([7, 8]);
const UPDATE = 2;
/**
 * The kind of an event: by its action where that is known, by the server's numbers for type and place where a newer
 * server has actions that are not.
 */
function kindOf({ actionId, actionType, location, product }) {
    const known = BY_ACTION.get(actionId);
    if (known !== undefined)
        return known;
    if (SETTINGS_PRODUCTS.has(product) || SETTINGS_LOCATIONS.has(location))
        return "settings";
    if (ROOM_LOCATIONS.has(location) && actionType === UPDATE)
        return "room";
    return BY_TYPE.get(actionType) ?? "other";
}
/** The kind of a room log's entry, which has an action and nothing else. */
function kindOfAction(actionId) {
    const { actionType = 0, location = 0 } = wire_actions/* ACTIONS */.kl.get(actionId) ?? {};
    return kindOf({ actionId, actionType, location, product: DOCUMENTS });
}
const DOCUMENTS = 2;
function entriesOf(kind, ids) {
    return ids.map((id) => [id, kind]);
}

;// CONCATENATED MODULE: ./build/assess/activity/attributions.js
/** Gathers the attributions of a trail of `count` events. Throws when more events come. */
function createAttributions(count) {
    const of = new Uint32Array(count);
    const values = [];
    /** Positions in `values` by a number that equal attributions share; others rarely do. */
    const known = new Map();
    let size = 0;
    const positionOf = (attribution) => {
        const hash = hashOf(attribution);
        const alike = known.get(hash);
        const found = alike?.find((position) => isEqual(values[position], attribution));
        if (found !== undefined)
            return found;
        const position = values.push(attribution) - 1;
        if (alike === undefined)
            known.set(hash, [position]);
        else
            alike.push(position);
        return position;
    };
    return {
        add(attribution) {
            if (size === count)
                throw new Error(`the trail has more events than the ${count} it counts`);
            const position = positionOf(attribution);
            of[size++] = position;
            return values[position];
        },
        finish() {
            if (size !== count)
                throw new Error(`the trail has ${size} events, not the ${count} it counts`);
            return { of, values };
        },
    };
}
const METHODS = { log: 1, file: 2, title: 3 };
function hashOf(attribution) {
    if (attribution.by !== "none")
        return Math.imul(attribution.roomId, 31) + METHODS[attribution.by];
    let hash = attribution.otherRoom ? 5 : 4;
    for (const roomId of attribution.candidates)
        hash = (Math.imul(hash, 31) + roomId) | 0;
    return hash;
}
function isEqual(a, b) {
    if (a === b)
        return true;
    if (a.by !== "none")
        return b.by === a.by && b.roomId === a.roomId;
    return (b.by === "none" &&
        a.otherRoom === b.otherRoom &&
        a.candidates.length === b.candidates.length &&
        a.candidates.every((roomId, index) => roomId === b.candidates[index]));
}

// EXTERNAL MODULE: ./build/docspace/members.js
var docspace_members = __nccwpck_require__(6090);
;// CONCATENATED MODULE: ./build/assess/activity/counts-as-activity.js

/** The room logs show people without an account under this id (`EmployeeDto.cs`). */
const NOBODY_ID = "00000000-0000-0000-0000-000000000000";
const NOT_PEOPLE = new Set([docspace_members/* GUEST_ID */.T1, docspace_members/* SYSTEM_ID */.q_, NOBODY_ID, ""]);
/** Notices of the server that a quota is used up; nobody's doing. */
const FIRST_QUOTA_NOTICE = 5201;
const LAST_QUOTA_NOTICE = 5204;
/**
 * Addresses this action itself uses to write files, whatever comes before and after them. It reads them by
 * `filehandler.ashx?action=stream`, which leaves no event (`FileHandler.ashx.cs`): a download is somebody's doing.
 */
const OWN_REQUEST = /^(?:https?:\/\/[^/?#]+)?(?:\/api\/2\.0\/files\/\d+\/(?:upload|insert)|\/ChunkedUploader\.ashx)(?:[?#]|$)/i;
/** Uploads, and uploads of new versions, which the rooms' logs call an edited file. */
const WRITTEN = new Set([5011, 5034, 5099]);
/**
 * Whether an event counts as a person's activity. Events of people without an account and of the system, notices about
 * quotas, and this action's own uploads of its reports do not; they stay in the compliance report.
 */
function isActivity(event, own) {
    if (!isSomebodysDoing(event))
        return false;
    return !(isOwnFile(own, event, Number(event.target[0])) && OWN_REQUEST.test(event.page));
}
/** The same of a room log's entry, which does not tell how a file was written: what was written to a report is ours. */
function isLoggedActivity(entry, own) {
    if (!isSomebodysDoing(entry))
        return false;
    return !(isOwnFile(own, entry, entry.entryId) && WRITTEN.has(entry.actionId));
}
/**
 * Where the action's own files are not known, any file may be one: then nothing is counted that it may have done. What
 * was done before the file came into being was done to another that bore its id.
 */
function isOwnFile(own, { userId, at }, fileId) {
    if (userId !== own.keyOwnerId)
        return false;
    if (own.ownFilesUnknown === true)
        return true;
    const since = fileId === undefined ? undefined : own.ownFiles.get(fileId);
    return since !== undefined && at >= since;
}
function isSomebodysDoing({ userId, actionId, }) {
    return !NOT_PEOPLE.has(userId) && !(actionId >= FIRST_QUOTA_NOTICE && actionId <= LAST_QUOTA_NOTICE);
}

;// CONCATENATED MODULE: ./build/assess/activity/tallies.js

const TOP = 3;
/** Of most memberships of a large portal; one object for all of them. */
const NOTHING = { events: 0, ambiguous: 0, lastActivity: undefined, topKinds: [] };
function createTallies() {
    const rooms = new Map();
    const countOf = (roomId, personId) => {
        const people = rooms.get(roomId) ?? new Map();
        if (people.size === 0)
            rooms.set(roomId, people);
        const known = people.get(personId);
        if (known !== undefined)
            return known;
        const count = { events: 0, ambiguous: 0, last: undefined, kinds: new Map() };
        people.set(personId, count);
        return count;
    };
    return {
        add(roomId, personId, deed) {
            const count = countOf(roomId, personId);
            count.events++;
            count.kinds.set(deed.kind, (count.kinds.get(deed.kind) ?? 0) + 1);
            const { last } = count;
            if (last === undefined || deed.at > last.at || (deed.at === last.at && deed.id > last.id)) {
                count.last = deed;
            }
        },
        addAmbiguous(roomIds, personId) {
            for (const roomId of roomIds)
                countOf(roomId, personId).ambiguous++;
        },
        actors: (roomId) => [...(rooms.get(roomId) ?? [])].flatMap(([id, { last }]) => last === undefined ? [] : [{ id, name: last.user, lastAt: last.at }]),
        of(roomId, personId) {
            const count = rooms.get(roomId)?.get(personId);
            if (count === undefined)
                return NOTHING;
            return {
                events: count.events,
                ambiguous: count.ambiguous,
                lastActivity: count.last && lastActivityOf(count.last),
                topKinds: [...count.kinds].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1)).slice(0, TOP),
            };
        },
    };
}
function lastActivityOf({ at, actionId, actionType, kind }) {
    return { at, actionId, kind, words: (0,wire_actions/* actionWords */.Iv)(actionId, actionType) };
}
function createDayCounts() {
    const days = new Map();
    return { add: (day) => void days.set(day, (days.get(day) ?? 0) + 1), days };
}

;// CONCATENATED MODULE: ./build/assess/activity/counting.js






/** The server's `UsersUpdatedType`: an administrator made guests users, or the like; its targets are the people. */
const USERS_UPDATED_TYPE = 4019;
/**
 * Counts the events of the period, and attributes each of the trail's once and for all. Totals are those of the audit
 * trail where there is one. People's activity is counted from the trail and from entries of the logs that it lacks (it
 * does not list every action, and may have gaps), or, where changes only are judged or there is no trail, from the logs
 * alone.
 */
async function countEvents(counting) {
    const { collected, activity, index, loggedInPeriod, attribute } = counting;
    const sums = createSums(counting.time);
    const tallies = createTallies();
    const typeChanges = new Map();
    const withTrail = hasTrail(collected.coverage);
    const byLogsAlone = activity === "changes" || !withTrail;
    const attributions = createAttributions(withTrail ? collected.trail.count : 0);
    const inTrail = new Uint8Array(index.size);
    let matched = 0;
    const countEvent = (event) => {
        const attribution = attributions.add(attribute(event));
        sums.add(event.at, attribution);
        if (event.actionId === USERS_UPDATED_TYPE)
            noteTypeChange(event, typeChanges);
        if (byLogsAlone) {
            // The log of its room shows such events and lacks this one: what it would count for there is doubt.
            const lacking = attribution.by !== "log" && (0,wire_actions/* isLoggedAction */.Dr)(event.actionId) && index.shows(event.actionId);
            if (lacking && isActivity(event, collected)) {
                const rooms = attribution.by === "none" ? attribution.candidates : [attribution.roomId];
                tallies.addAmbiguous(rooms, event.userId);
            }
            return;
        }
        if (attribution.by === "log") {
            inTrail[index.find(event.id)] = 1;
            matched++;
        }
        if (!isActivity(event, collected))
            return;
        const { id, at, actionId, actionType, userId, user } = event;
        if (attribution.by === "none")
            tallies.addAmbiguous(attribution.candidates, userId);
        else
            tallies.add(attribution.roomId, userId, { id, at, actionId, actionType, kind: kindOf(event), user });
    };
    const countEntry = (entry) => {
        const { id, at, actionId, roomId, userId, user } = entry;
        if (!withTrail)
            sums.add(at, { by: "log", roomId });
        if (!isLoggedActivity(entry, collected))
            return;
        const actionType = wire_actions/* ACTIONS */.kl.get(actionId)?.actionType ?? 0;
        tallies.add(roomId, userId, { id, at, actionId, actionType, kind: kindOfAction(actionId), user });
    };
    if (withTrail)
        await each(collected.trail, countEvent);
    if (byLogsAlone || matched < loggedInPeriod) {
        await each(collected.logs, (entry) => {
            const counted = !byLogsAlone && inTrail[index.find(entry.id)] === 1;
            if (isInPeriod(entry, collected) && !counted)
                countEntry(entry);
        });
    }
    return { tallies, typeChanges, attributions: attributions.finish(), ...sums.result() };
}
async function each(stream, take) {
    for await (const batch of stream.read())
        for (const row of batch)
            take(row);
}
function noteTypeChange({ target, at }, typeChanges) {
    for (const id of target)
        typeChanges.set(id, Math.max(at, typeChanges.get(id) ?? 0));
}
function isInPeriod({ at }, { period }) {
    return at >= period.start && at < period.end;
}
function createSums(time) {
    const totals = { portal: 0, inRooms: 0, inOtherRooms: 0, unattributed: 0, outsideRooms: 0 };
    const byMethod = { log: 0, file: 0, title: 0 };
    const portalDays = createDayCounts();
    const rooms = new Map();
    const roomOf = (roomId) => {
        const known = rooms.get(roomId);
        if (known !== undefined)
            return known;
        const room = { events: 0, days: createDayCounts() };
        rooms.set(roomId, room);
        return room;
    };
    return {
        add(at, attribution) {
            const day = time.day(at);
            totals.portal++;
            portalDays.add(day);
            if (attribution.by !== "none") {
                totals.inRooms++;
                byMethod[attribution.by]++;
                const room = roomOf(attribution.roomId);
                room.events++;
                room.days.add(day);
            }
            else if (attribution.candidates.length > 0)
                totals.unattributed++;
            else if (attribution.otherRoom)
                totals.inOtherRooms++;
            else
                totals.outsideRooms++;
        },
        result: () => ({
            totals: { ...totals, byMethod },
            portalDays: portalDays.days,
            rooms: new Map([...rooms].map(([id, { events, days }]) => [id, { events, days: days.days }])),
        }),
    };
}

;// CONCATENATED MODULE: ./build/docspace/wire/agent-words.js
/**
 * What stands for "AI agents" before the title in an event's context, in every language of the server
 * (`AuditReportResource.*.resx`, AgentsModule, v3.6.0-server to v3.7.2-server). None of them stands for rooms in any.
 */
const AGENT_WORDS = new Set([
    "AI agents",
    "Agenten",
    "Agentes",
    "Agenti",
    "Agentit",
    "Agentlər",
    "Agents",
    "Agenți",
    "Agjentët",
    "Ajanlar",
    "Asystenci",
    "Aģenti",
    "Các Agent",
    "Εκπρόσωποι",
    "Агенти",
    "Агенты",
    "Գործակալներ",
    "الوكلاء",
    "エージェント",
    "智能体",
    "에이전트",
]);

;// CONCATENATED MODULE: ./build/docspace/wire/place-names.js
/**
 * Names of places outside rooms that an event's context may give before 3.6, in every language of the server: of files,
 * folders, rooms and settings (`AuditReportResource.*.resx`), of My documents and the trash (`FilesUCResource.*.resx`,
 * both v3.5.0-server). A room may bear such a name as its title, too.
 */
const PLACE_NAMES = new Set([
    "Ajustes",
    "Akritne",
    "Archivos",
    "Arquivos",
    "Asetukset",
    "Asiakirjat",
    "Ayarlar",
    "Belgelerim",
    "Bestanden",
    "Carpetas",
    "Cartelle",
    "Cestino",
    "Cilësimet",
    "Configurações",
    "Corbeille",
    "Cài đặt",
    "Dateien",
    "Datoteke",
    "Definições",
    "Dhomat",
    "Documentele mele",
    "Dokumentet e mia",
    "Dosjet",
    "Dossiers",
    "Dosyalar",
    "Einstellungen",
    "Faili",
    "Fayllar",
    "Ficheiros",
    "Fichiers",
    "File",
    "Files",
    "Fișiere",
    "Foldere",
    "Folderi",
    "Folders",
    "Foldery",
    "Huoneet",
    "I miei documenti",
    "Iestatījumi",
    "Impostazioni",
    "Instellingen",
    "Kamers",
    "Kansiot",
    "Klasörler",
    "Kosz",
    "Koš",
    "Kôš",
    "Lixeira",
    "Lixo",
    "Mani dokumenti",
    "Mape",
    "Mapes",
    "Mappen",
    "Mbeturinat",
    "Meine Dokumente",
    "Mes documents",
    "Meus Documentos",
    "Miestností",
    "Mijn documenten",
    "Mis documentos",
    "Moje dokumenty",
    "Moji Dokumenti",
    "Moji dokumenti",
    "My documents",
    "Místnosti",
    "Nastavenia",
    "Nastavení",
    "Nastavitve",
    "Odalar",
    "Omat Asiakirjat",
    "Ordner",
    "Os Meus Documento",
    "Otaqlar",
    "Otpad",
    "Papelera de reciclaje",
    "Papierkorb",
    "Parametrlər",
    "Paramètres",
    "Pastas",
    "Phòng",
    "Pliki",
    "Podešavanja",
    "Pokoje",
    "Priečinky",
    "Prullenbak",
    "Qovluqlar",
    "Raum",
    "Recycle Bin",
    "Rooms",
    "Roskakori",
    "Salas",
    "Salles",
    "Settings",
    "Setări",
    "Skedarët",
    "Složky",
    "Sobe",
    "Soubory",
    "Stanze",
    "Súbory",
    "Săli",
    "Səbət",
    "Sənədlərim",
    "Telpas",
    "Thùng rác",
    "Thư mục",
    "Trash",
    "Tài liệu của tôi",
    "Ustawienia",
    "Çöp",
    "Αρχεία",
    "Δωμάτια",
    "Κάδος απορριμάτων",
    "Ρυθμίσεις",
    "Τα έγγραφά μου",
    "Φάκελοι",
    "Датотеке",
    "Комнаты",
    "Корзина",
    "Кошик",
    "Кошче",
    "Кімнати",
    "Мои документы",
    "Моите документи",
    "Мої документи",
    "Моји документи",
    "Налаштування",
    "Настройки",
    "Отпад",
    "Папки",
    "Подешавања",
    "Собе",
    "Стаи",
    "Файли",
    "Файлове",
    "Файлы",
    "Фолдери",
    "Աղբարկղ",
    "Իմ փաստաթղթերը",
    "Կարգավորումներ",
    "Պանակներ",
    "Սենյակներ",
    "Ֆայլեր",
    "الإعدادات",
    "الغرف",
    "المجلدات",
    "الملفات",
    "محذوفات",
    "ملفاتي",
    "කුණුකූඩයට",
    "මාගේ ලේඛන",
    "ごみ箱",
    "ファイル",
    "フォルダ",
    "ルーム",
    "回收站",
    "我的文档",
    "房间",
    "文件",
    "文件夹",
    "私の文書",
    "設定",
    "设置",
    "내 문서",
    "방",
    "설정",
    "파일",
    "폴더",
    "휴지통",
]);

;// CONCATENATED MODULE: ./build/docspace/wire/context.js


/** `LocationType` of everything that happens in rooms: files, folders, rooms, AI agents. */
const OF_DOCUMENTS = new Set([1, 2, 27, 31]);
const NONE = { kind: "none" };
const PLACE = { kind: "place" };
const AGENT = { kind: "agent" };
/**
 * Reads the context of an event (`EventTypeConverter.cs`). From 3.6.0 on a title follows a word in the language of the
 * key's owner and ": "; what comes after the first of these is the whole title, whatever is in it. Before, the title is
 * bare, whole, and may hold ": " itself (recorded on 3.5.0).
 *
 * A move or copy between a room and My documents, the trash or the archive names a place, on every version, although
 * it stands in the room's log (`FilesMessageService.cs`, SendMoveOrCopyMessageAsync).
 */
function contextOf({ context, location }, { contextPrefix }) {
    if (context === "")
        return NONE;
    if (!contextPrefix) {
        if (!OF_DOCUMENTS.has(location))
            return PLACE;
        return PLACE_NAMES.has(context) ? { kind: "either", text: context } : { kind: "title", title: context };
    }
    const colon = context.indexOf(": ");
    if (colon === -1)
        return PLACE;
    return AGENT_WORDS.has(context.slice(0, colon))
        ? AGENT
        : { kind: "title", title: context.slice(colon + 2) };
}
/** The title in a context, or what may be one; "" where there is no context at all, undefined for a place or an agent. */
function possibleTitle(context) {
    switch (context.kind) {
        case "title":
            return context.title;
        case "either":
            return context.text;
        case "none":
            return "";
        case "agent":
        case "place":
            return undefined;
    }
}

// EXTERNAL MODULE: ./build/docspace/wire/entry-types.js
var entry_types = __nccwpck_require__(1051);
;// CONCATENATED MODULE: ./build/assess/attribution/movements.js
/** What the keys of the logs' lines tell of a file or folder: it went, is a copy, began to be, was thrown away. */
const MOVED = /^(?:File|Folder)Moved(?!ToTrash)/;
const COPIED = /^(?:File|Folder)Copied/;
const BORN = /^File(?:Created|Uploaded|Copied)$/;
const GONE = /^(?:File|Folder)(?:MovedToTrash|Deleted)$/;
/** In no audited room. */
const ELSEWHERE = -3;
/** Not beyond doubt. */
const UNCLEAR = -4;
/** The logs do not mention it at all. */
const UNMENTIONED = -5;
/** The two lines of one move are written together, but may fall into two seconds. */
const TOGETHER = 2;
/**
 * The room something was in at a moment, from its crossings; in the seconds about a crossing it may be before or
 * after, so that is unclear.
 */
function placeAmong(crossings, at) {
    const inOrder = resolved([...crossings].sort((a, b) => a.at - b.at || a.id - b.id));
    if (inOrder.some((crossing) => Math.abs(crossing.at - at) <= TOGETHER))
        return UNCLEAR;
    let place;
    for (const crossing of inOrder) {
        if (crossing.at > at)
            break;
        if (crossing.direction === "unclear")
            place = UNCLEAR;
        else if (crossing.direction === "in")
            place = crossing.room;
        else if (place === undefined || place === crossing.room || place === UNCLEAR)
            place = ELSEWHERE;
    }
    return place ?? placeBefore(inOrder);
}
/** Where it was before its first move: in the room that the move left, if that is an audited one. */
function placeBefore(inOrder) {
    const firstAt = inOrder[0]?.at ?? 0;
    const first = inOrder.filter(({ at }) => at <= firstAt + TOGETHER);
    const reached = new Set(first.filter(({ direction }) => direction === "in").map(({ room }) => room));
    const left = new Set(first.filter(({ direction }) => direction === "out").map(({ room }) => room));
    // What came into a room and was deleted there at once left the other one first.
    const [before, another] = [...left].filter((room) => !reached.has(room));
    if (before !== undefined)
        return another === undefined ? before : UNCLEAR;
    if (left.size > 0)
        return UNCLEAR;
    return first.some(({ direction }) => direction === "unclear") ? UNCLEAR : ELSEWHERE;
}
/** A move has one room it leaves and one it reaches: if one line is clear, so is the line in the other room. */
function resolved(inOrder) {
    if (!inOrder.some(({ direction }) => direction === "unclear"))
        return inOrder;
    return inOrder.map((crossing) => {
        if (crossing.direction !== "unclear")
            return crossing;
        const partner = inOrder.find(({ room, at, direction, toFolder }) => room !== crossing.room &&
            direction !== "unclear" &&
            toFolder !== undefined &&
            toFolder === crossing.toFolder &&
            Math.abs(at - crossing.at) <= TOGETHER);
        return partner === undefined
            ? crossing
            : { ...crossing, direction: partner.direction === "in" ? "out" : "in" };
    });
}

;// CONCATENATED MODULE: ./build/assess/attribution/title-times.js
/** A row's second is that of the request, the title in it that of its writing. */
const SLACK = 2;
/** In the hour repeated at the end of summer time the server prints a room's creation an hour late. */
const CREATION_SLACK = 7200;
const EVER = Number.POSITIVE_INFINITY;
/** The renaming an entry of a room's log tells of, if it is one. */
function renamingOf(entry) {
    const { id, at, key, oldTitle, newTitle } = entry;
    if (key !== "RoomRenamed" || oldTitle === undefined || newTitle === undefined)
        return undefined;
    return { id, at, oldTitle, newTitle };
}
/**
 * When each audited room had which title. A title of `titles` whose time no renaming tells counts at any time, so that
 * a room is rather thought of once too often than once too seldom.
 */
function createTitleTimes(rooms, titles, renamings) {
    const spans = new Map();
    const add = (title, span) => {
        const known = spans.get(title);
        if (known === undefined)
            spans.set(title, [span]);
        else
            known.push(span);
    };
    const allTitles = Map.groupBy(titles, ({ roomId }) => roomId);
    for (const room of rooms) {
        const { roomId } = room;
        const from = room.created - CREATION_SLACK;
        const known = new Set();
        for (const { title, since, until } of titlesInTime(room, renamings.get(roomId) ?? [])) {
            known.add(title);
            add(title, { roomId, from: Math.max(from, since - SLACK), to: until + SLACK });
        }
        const others = (allTitles.get(roomId) ?? []).map(({ title }) => title);
        for (const title of new Set([...others, room.title])) {
            if (!known.has(title))
                add(title, { roomId, from, to: EVER });
        }
    }
    return {
        bearers(title, at) {
            const rooms = spans.get(title);
            if (rooms === undefined)
                return NOBODY;
            const then = rooms.filter(({ from, to }) => at >= from && at <= to).map(({ roomId }) => roomId);
            return then.length > 1 ? [...new Set(then)] : then;
        },
    };
}
const NOBODY = [];
function* titlesInTime(room, renamings) {
    if (!room.complete)
        return;
    const inOrder = [...renamings].sort((a, b) => a.at - b.at || a.id - b.id);
    let since = -EVER;
    let title;
    for (const { at, oldTitle, newTitle } of inOrder) {
        if (title !== undefined && title !== oldTitle)
            yield { title, since, until: at };
        yield { title: oldTitle, since, until: at };
        since = at;
        title = newTitle;
    }
    if (title === undefined)
        return;
    yield { title, since, until: EVER };
}

;// CONCATENATED MODULE: ./build/assess/attribution/by-context.js




const OUTSIDE_ROOMS = { by: "none", candidates: [], otherRoom: false };
const IN_ANOTHER_ROOM = { by: "none", candidates: [], otherRoom: true };
function among(candidates, otherRoom = false) {
    return candidates.length === 0 && !otherRoom ? OUTSIDE_ROOMS : { by: "none", candidates, otherRoom };
}
/** An event in a place such as "My documents", "Settings": the server knew of no room. */
function inPlace(event, { whereabouts, attributed }) {
    if ((0,wire_actions/* isLoggedAction */.Dr)(event.actionId))
        return OUTSIDE_ROOMS;
    const place = whereabouts.logged(event);
    return place === UNCLEAR ? OUTSIDE_ROOMS : attributed("file", place);
}
function withoutContext(event, premises) {
    const { roomIds, whereabouts, mayMissEntries, attributed, shownInLogs } = premises;
    const entry = event.entries[0];
    if (entry !== entry_types/* FILE */.PW && entry !== entry_types/* FOLDER */.L7)
        return OUTSIDE_ROOMS;
    if (shownInLogs(event))
        return among([...mayMissEntries]);
    const place = whereabouts.among(roomIds, event);
    if (place === UNCLEAR)
        return among(roomIds);
    return place === ELSEWHERE ? OUTSIDE_ROOMS : attributed("file", place);
}
/** An event in a room that bore this title then. */
function underTitle(title, event, premises) {
    const bearers = bearersOf(title, event, premises);
    return premises.shownInLogs(event)
        ? loggedUnderTitle(bearers, premises)
        : unloggedUnderTitle(bearers, event, premises);
}
/** Of a title that nobody is known to have borne: whatever room there was. */
function bearersOf(title, { at }, premises) {
    const { rooms, titles, rowsMayBeMissing, otherTitles, mayMissEntries, mayMissRenamings } = premises;
    const known = titles.bearers(title, at);
    const other = otherTitles.has(title);
    if (known.length === 0 && !other) {
        const there = rooms.filter(({ created }) => created <= at + CREATION_SLACK);
        return { audited: there.map(({ roomId }) => roomId), other: true };
    }
    const unsure = rowsMayBeMissing ? [...mayMissEntries, ...mayMissRenamings] : mayMissRenamings;
    return { audited: [...new Set([...known, ...unsure])], other: other || rowsMayBeMissing };
}
/**
 * It stands in no log, so it was in a room whose log lacks entries, or in one that is not audited. Where neither can be, one
 * of the logs lacks it although it looks whole.
 */
function loggedUnderTitle({ audited, other }, { mayMissEntries, attributed }) {
    const withGaps = audited.filter((roomId) => mayMissEntries.has(roomId));
    const open = withGaps.length > 0 || other ? withGaps : audited;
    const [only] = open;
    return only !== undefined && open.length === 1 && !other ? attributed("title", only) : among(open, other);
}
function unloggedUnderTitle({ audited, other }, event, premises) {
    const { whereabouts, attributed } = premises;
    const [only] = audited;
    if (only === undefined)
        return IN_ANOTHER_ROOM;
    if ((0,wire_actions/* isLoggedAction */.Dr)(event.actionId)) {
        return audited.length === 1 && !other ? attributed("title", only) : among(audited, other);
    }
    const place = whereabouts.among(audited, event);
    if (place >= 0)
        return attributed("file", place);
    const lies = otherRoomOf(event, place === ELSEWHERE && !other, premises);
    if (lies !== undefined)
        return among([...audited, ...lies], other || lies.length === 0);
    if (audited.length === 1 && !other)
        return attributed("title", only);
    return place === ELSEWHERE && other ? IN_ANOTHER_ROOM : among(audited, other);
}
/**
 * The audited room (or none, for another one) in which a file was by the logs, or always lay, though it is not known to
 * have borne the title: the row of its renaming may still be to come. Undefined where the file does not contradict the
 * title so: the log of a room that is not audited was not read, so that a file there must be `elsewhere` than in the
 * title's rooms by their logs.
 */
function otherRoomOf(event, elsewhere, { whereabouts, roomIds }) {
    const logged = whereabouts.logged(event);
    const roomId = logged >= 0 ? logged : whereabouts.allAlong(event);
    if (roomIds.includes(roomId))
        return [roomId];
    return roomId >= 0 && elsewhere ? [] : undefined;
}

;// CONCATENATED MODULE: ./build/assess/attribution/whereabouts.js


/** An event and what it made are written within this time, in seconds. */
const SAME_MOMENT = 2;
/**
 * By the logs, and for what they do not mention by where it is now: what has no line never came or went. Both hold only of
 * rooms whose log is whole, and where nothing came or went without a line that names it: a file with its folder, or one
 * whose line lost its number while the row of the trail that has it is missing.
 */
function createWhereabouts({ places, rowsMayBeMissing = false }, { fileAt, folderAt, passedFolders, namelessPassages }, mayMissLines) {
    const { moved, thrownAway } = passedFolders;
    const unnamed = rowsMayBeMissing ? namelessPassages : new Set();
    const isTold = (roomId) => !mayMissLines.has(roomId) && !moved.has(roomId) && !unnamed.has(roomId);
    const wasStillIn = (roomId, at) => isTold(roomId) && at < (thrownAway.get(roomId) ?? Number.POSITIVE_INFINITY);
    const wasNeverIn = (roomId) => isTold(roomId) && !thrownAway.has(roomId);
    const byLogs = ({ entries, target, at }) => {
        const id = Number(target[0]);
        if (entries[0] === entry_types/* FILE */.PW)
            return fileAt(id, at);
        return entries[0] === entry_types/* FOLDER */.L7 ? folderAt(id, at) : UNCLEAR;
    };
    const now = ({ entries, target, at }) => {
        const id = Number(target[0]);
        const isFile = entries[0] === entry_types/* FILE */.PW;
        if (isFile && (places.created.get(id) ?? 0) > at + SAME_MOMENT)
            return UNCLEAR;
        return (isFile ? places.files : places.folders).get(id) ?? UNCLEAR;
    };
    return {
        among(roomIds, event) {
            const logged = byLogs(event);
            const place = logged === UNMENTIONED ? now(event) : logged;
            if (roomIds.includes(place))
                return wasStillIn(place, event.at) ? place : UNCLEAR;
            // To have been in one of them then, it must have come or gone by a line of theirs.
            const elsewhere = place !== UNCLEAR && roomIds.every(wasNeverIn);
            return elsewhere ? ELSEWHERE : UNCLEAR;
        },
        logged(event) {
            const place = byLogs(event);
            return place >= 0 && wasStillIn(place, event.at) ? place : UNCLEAR;
        },
        allAlong(event) {
            const place = byLogs(event) === UNMENTIONED ? now(event) : UNCLEAR;
            return place >= 0 && wasStillIn(place, event.at) ? place : UNCLEAR;
        },
    };
}

;// CONCATENATED MODULE: ./build/assess/attribution/premises.js



function createPremises(collected, index) {
    const mayMissEntries = roomsWithGapsInLog(collected);
    const rooms = collected.rooms.map(({ id, title, created }) => ({
        ...{ roomId: id, title, created, complete: !mayMissEntries.has(id) },
    }));
    const roomIds = rooms.map(({ roomId }) => roomId);
    const byRoom = new Map(roomIds.map((roomId) => [
        roomId,
        {
            log: { by: "log", roomId },
            file: { by: "file", roomId },
            title: { by: "title", roomId },
        },
    ]));
    const mayMissRenamings = roomsWithUnreadEnd(collected);
    return {
        ...{ rooms, roomIds, mayMissEntries, mayMissRenamings },
        titles: createTitleTimes(rooms, collected.titles, index.renamings),
        otherTitles: new Set(collected.otherTitles),
        rowsMayBeMissing: collected.rowsMayBeMissing ?? false,
        whereabouts: createWhereabouts(collected, index, new Set([...mayMissEntries, ...mayMissRenamings])),
        attributed: (by, roomId) => byRoom.get(roomId)?.[by] ?? { by, roomId },
        shownInLogs: ({ actionId }) => (0,wire_actions/* isLoggedAction */.Dr)(actionId) && index.shows(actionId),
    };
}
/** Rooms whose log was not read, or that hides entries: the server drops those it cannot interpret. */
function roomsWithGapsInLog(collected) {
    const logs = new Map(collected.coverage.logs.map((log) => [log.roomId, log]));
    const incomplete = collected.rooms.filter(({ id }) => {
        const log = logs.get(id);
        return log === undefined || log.state !== "complete" || log.shown < log.total;
    });
    return new Set([...incomplete.map(({ id }) => id), ...roomsTouchedBy("room-log-hidden", collected)]);
}
/** Rooms whose log may lack what happened while the run read. */
function roomsWithUnreadEnd(collected) {
    return [
        ...roomsTouchedBy("room-log-unreadable", collected),
        ...roomsTouchedBy("changes-unreadable", collected),
    ];
}
function roomsTouchedBy(code, collected) {
    const all = collected.rooms.map(({ id }) => id);
    return collected.coverage.reasons.flatMap((one) => one.code !== code ? [] : one.rooms === "all" ? all : one.rooms);
}

;// CONCATENATED MODULE: ./build/assess/attribution/attribution.js




/**
 * Finds the room of an event, which the audit trail does not tell (`AuditEventDto.cs`). In this order:
 * 1. The event stands in a room's own log, which uses the same ids.
 * 2. It names the room itself.
 * 3. It names a file or folder whose room at that time is known, and the context agrees.
 * 4. The title in its context is that of exactly one room.
 * Otherwise it is attributed to none, and `candidates` are the audited rooms that it may have happened in: all of them
 * under a title that nobody is known to have borne.
 *
 * An action that the rooms' logs show, in none of the completely read logs, happened in none of these rooms, if they share
 * the title with another one; if not, the log leaves it out, and the title decides.
 */
function createAttribution(collected, index) {
    const premises = createPremises(collected, index);
    const { attributed, roomIds } = premises;
    const audited = new Set(roomIds);
    const otherRoomIds = new Set(collected.otherRooms.map(({ id }) => id));
    const everTitle = new Set([...collected.otherTitles, ...collected.titles.map(({ title }) => title)]);
    const byContext = (event) => {
        const context = contextOf(event, collected.dialect);
        switch (context.kind) {
            case "none":
                return withoutContext(event, premises);
            case "agent":
                return IN_ANOTHER_ROOM;
            case "place":
                return inPlace(event, premises);
            case "title":
                return underTitle(context.title, event, premises);
            case "either":
                return everTitle.has(context.text)
                    ? underTitle(context.text, event, premises)
                    : inPlace(event, premises);
        }
    };
    return (event) => {
        const doubtful = collected.doubtfulEvents.get(event.id);
        if (doubtful !== undefined)
            return among(doubtful);
        const position = index.find(event.id);
        if (position >= 0)
            return attributed("log", index.roomAt(position));
        const entry = event.entries[0];
        const target = Number(event.target[0]);
        if (entry === entry_types/* ROOM */.ib || entry === entry_types/* AGENT */.Sr || entry === entry_types/* FOLDER */.L7) {
            if (audited.has(target))
                return attributed("file", target);
            if (entry !== entry_types/* FOLDER */.L7 || otherRoomIds.has(target))
                return IN_ANOTHER_ROOM;
        }
        return byContext(event);
    };
}

;// CONCATENATED MODULE: ./build/assess/attribution/id-to-room.js
const NO_ROOM = -1;
const SEVERAL_ROOMS = -2;
/** Rooms per portal that fit beside an id; ids up to 2^37 then keep their exact value in a double. */
const MAX_ROOMS = 65_536;
function createPackedPairs(capacity) {
    let pairs = new Float64Array(Math.max(capacity, 16));
    let size = 0;
    return {
        add(id, room) {
            if (size === pairs.length) {
                const wider = new Float64Array(size * 2);
                wider.set(pairs);
                pairs = wider;
            }
            pairs[size++] = id * MAX_ROOMS + room;
        },
        finish: () => packedPairs(distinct(pairs.subarray(0, size).sort())),
    };
}
function distinct(sorted) {
    let kept = 0;
    let last = Number.NaN;
    for (const pair of sorted) {
        if (pair === last)
            continue;
        sorted[kept++] = pair;
        last = pair;
    }
    return sorted.slice(0, kept);
}
function packedPairs(pairs) {
    const find = (id) => {
        const wanted = id * MAX_ROOMS;
        let low = 0;
        let high = pairs.length;
        while (low < high) {
            const middle = (low + high) >>> 1;
            if ((pairs[middle] ?? 0) < wanted)
                low = middle + 1;
            else
                high = middle;
        }
        return (pairs[low] ?? Number.POSITIVE_INFINITY) < wanted + MAX_ROOMS ? low : -1;
    };
    const roomAt = (position) => (pairs[position] ?? 0) % MAX_ROOMS;
    return {
        size: pairs.length,
        find,
        roomAt,
        onlyRoom(id) {
            const position = find(id);
            if (position === -1)
                return NO_ROOM;
            const another = (pairs[position + 1] ?? Number.POSITIVE_INFINITY) < (id + 1) * MAX_ROOMS;
            return another ? SEVERAL_ROOMS : roomAt(position);
        },
    };
}

;// CONCATENATED MODULE: ./build/assess/attribution/file-lives.js

function createFileLives() {
    const births = new Map();
    return {
        bear(fileId, at, room) {
            const known = births.get(fileId);
            // Both lines of a copy tell of one birth; only one of them stands in the room of the new file.
            const same = known?.find((birth) => Math.abs(birth.at - at) <= TOGETHER);
            if (same !== undefined)
                same.room ??= room;
            else if (known !== undefined)
                known.push({ at, room });
            else
                births.set(fileId, [{ at, room }]);
        },
        placeAt(fileId, moves, at) {
            const lives = births.get(fileId);
            return lives === undefined ? UNMENTIONED : placeInLife(lives, moves, at);
        },
    };
}
/**
 * Where the file was that bore the id at a moment: by its own birth and moves alone, because what bore the id before or
 * after was another file. `UNMENTIONED` for an id that was given once, and of whose file all lines tell.
 */
function placeInLife(lives, moves, at) {
    // One pass without lists of its own: it is asked for every event about a file.
    let begun = 0;
    let from = Number.NEGATIVE_INFINITY;
    let until = Number.POSITIVE_INFINITY;
    for (const birth of lives) {
        if (birth.at <= at + TOGETHER) {
            begun++;
            from = Math.max(from, birth.at);
        }
        else
            until = Math.min(until, birth.at);
    }
    const before = begun === 0;
    const first = begun === 1 && !moves.some((move) => move.at < from - TOGETHER);
    if (first && until === Number.POSITIVE_INFINITY)
        return UNMENTIONED;
    // The end of one file and the beginning of the next in one moment have no order.
    if (moves.some((move) => Math.abs(move.at - from) <= TOGETHER) || at <= from + TOGETHER)
        return UNCLEAR;
    const own = moves.filter((move) => move.at > from && move.at < until - TOGETHER);
    if (own.length > 0)
        return placeAmong(own, at);
    return before ? UNCLEAR : (lives.find((birth) => birth.at === from)?.room ?? UNCLEAR);
}

;// CONCATENATED MODULE: ./build/assess/attribution/passages.js


/** The server names the folder left only within one room: two rooms get a line each (`FilesMessageService.cs`). */
function mayPass({ key, fromFolderId }) {
    return fromFolderId === undefined && (MOVED.test(key) || COPIED.test(key));
}
function directionOf({ room, toFolder, left }, known) {
    const { rooms, otherRooms, now, thrownAway } = known;
    if (toFolder === undefined)
        return "unclear";
    if (otherRooms.has(toFolder))
        return "out";
    const destination = rooms.known(toFolder) ?? roomOfFolder(toFolder, known);
    const unknown = left ? "out" : "unclear";
    if (destination === undefined)
        return unknown;
    // A folder that is in no room now may have been in this one before it was thrown away.
    const mayBeLost = now.get(toFolder) === null && thrownAway.has(rooms.idOf(room));
    if (destination === ELSEWHERE && mayBeLost)
        return unknown;
    return destination === room ? "in" : "out";
}
/** The room number of the folder something went to; `ELSEWHERE` for a room that is not audited, undefined if not known. */
function roomOfFolder(folderId, { folders, now, rooms }) {
    const room = folders.onlyRoom(folderId);
    if (room >= 0)
        return room;
    const roomId = room === NO_ROOM ? now.get(folderId) : undefined;
    if (roomId === undefined)
        return undefined;
    return (roomId === null ? undefined : rooms.known(roomId)) ?? ELSEWHERE;
}

;// CONCATENATED MODULE: ./build/assess/attribution/logged-places.js




/** Gathers where the logs say that files and folders were. Long because its parts note into the same tracks. */
function createLoggedPlaces(rooms, expected) {
    const seen = { file: createPackedPairs(expected), folder: createPackedPairs(1024) };
    const tracks = { file: new Map(), folder: new Map(), lives: createFileLives() };
    const passages = [];
    const moved = new Set();
    const thrownAway = new Map();
    /** Files of which a row stands in one of several logs, and nobody knows in which; files that were deleted for good. */
    const doubtful = new Set();
    const deleted = new Set();
    const notePassing = ({ key, roomId, at }, passes) => {
        if (GONE.test(key))
            thrownAway.set(roomId, Math.min(at, thrownAway.get(roomId) ?? at));
        else if (passes && MOVED.test(key))
            moved.add(roomId);
    };
    const note = (entity, entry) => {
        const { id, at, key, entryId, parentId, toFolderId: toFolder, left = false } = entry;
        const room = rooms.numberOf(entry.roomId);
        const passes = mayPass(entry);
        if (entity === "folder")
            notePassing(entry, passes);
        if (parentId !== undefined && !passes)
            seen.folder.add(parentId, room);
        if (entryId === undefined)
            return;
        if (key === "FileDeleted")
            deleted.add(entryId);
        if (BORN.test(key))
            tracks.lives.bear(entryId, at, passes ? undefined : room);
        if (passes)
            passages.push({ entity, entityId: entryId, copied: COPIED.test(key), id, at, room, toFolder, left });
        else if (GONE.test(key))
            cross(tracks[entity], entryId, { id, at, room, direction: "out" });
        else
            seen[entity].add(entryId, room);
    };
    return {
        note,
        noteDeleted(fileId, entry) {
            // No audited room need show how: it may have gone elsewhere, or with a folder.
            deleted.add(fileId);
            note("file", { ...entry, entryId: fileId });
        },
        doubt(fileId) {
            doubtful.add(fileId);
        },
        passedFolders: { moved, thrownAway },
        finish(now, otherRooms) {
            const folders = seen.folder.finish();
            const known = { rooms, otherRooms, folders, now, thrownAway };
            for (const passage of passages) {
                const direction = directionOf(passage, known);
                if (!passage.copied)
                    cross(tracks[passage.entity], passage.entityId, { ...passage, direction });
                // The line in the room copied from names the new file, which is in the other room.
                else if (direction === "in" && passage.entity === "file") {
                    seen.file.add(passage.entityId, passage.room);
                    tracks.lives.bear(passage.entityId, passage.at, passage.room);
                }
            }
            const mayCarry = (roomId) => moved.has(roomId) || thrownAway.has(roomId);
            const places = placesAlong(tracks, { rooms, files: seen.file.finish(), folders, mayCarry });
            return {
                folderAt: places.folderAt,
                fileAt(fileId, at) {
                    // Its lines may have lost its id, and the rows of moves do not give it back.
                    return deleted.has(fileId) && doubtful.has(fileId) ? UNCLEAR : places.fileAt(fileId, at);
                },
            };
        },
    };
}
function cross(crossings, entityId, crossing) {
    const known = crossings.get(entityId);
    if (known === undefined)
        crossings.set(entityId, [crossing]);
    else
        known.push(crossing);
}
/** By the crossings; what never crossed a border is in the one room whose log mentions it. */
function placesAlong(tracks, { rooms, files, folders, mayCarry }) {
    const byMoves = (moves, mentions, id, at) => {
        const mentioned = mentions.onlyRoom(id);
        // A room whose log mentions it, and neither that it came nor that it went, contradicts the others.
        const odd = mentioned >= 0 &&
            moves !== undefined &&
            !moves.some(({ room }) => room === mentioned) &&
            !mayCarry(rooms.idOf(mentioned));
        const room = moves === undefined ? mentioned : odd ? UNCLEAR : placeAmong(moves, at);
        return room === NO_ROOM ? UNMENTIONED : rooms.idOf(room);
    };
    return {
        fileAt(fileId, at) {
            const moves = tracks.file.get(fileId);
            const place = tracks.lives.placeAt(fileId, moves ?? [], at);
            return place === UNMENTIONED ? byMoves(moves, files, fileId, at) : rooms.idOf(place);
        },
        folderAt: (folderId, at) => byMoves(tracks.folder.get(folderId), folders, folderId, at),
    };
}

;// CONCATENATED MODULE: ./build/assess/attribution/room-numbers.js

function createRoomNumbers(roomIds) {
    const ids = [...roomIds];
    const numbers = new Map(ids.map((roomId, room) => [roomId, room]));
    return {
        numberOf(roomId) {
            const known = numbers.get(roomId);
            if (known !== undefined)
                return known;
            const room = ids.push(roomId) - 1;
            numbers.set(roomId, room);
            return room;
        },
        known: (roomId) => numbers.get(roomId),
        idOf(room) {
            if (room >= 0)
                return ids[room] ?? UNCLEAR;
            return room === ELSEWHERE ? ELSEWHERE : UNCLEAR;
        },
    };
}

;// CONCATENATED MODULE: ./build/assess/attribution/room-log-index.js






/** Builds the index from one pass over the logs of `roomIds`. `expected`: how many entries will come. */
function createRoomLogIndex(roomIds, expected) {
    const rooms = createRoomNumbers(roomIds);
    const events = createPackedPairs(expected);
    const places = createLoggedPlaces(rooms, expected);
    const renamings = new Map();
    const shown = new Set();
    const nameless = new Map();
    let size = 0;
    const note = (entry) => {
        size++;
        events.add(entry.id, rooms.numberOf(entry.roomId));
        shown.add(entry.actionId);
        const renaming = renamingOf(entry);
        const renamed = renamings.get(entry.roomId);
        if (renaming !== undefined && renamed !== undefined)
            renamed.push(renaming);
        else if (renaming !== undefined)
            renamings.set(entry.roomId, [renaming]);
        const entity = entityOf(entry.key);
        if (entity === "file" && entry.entryId === undefined)
            nameless.set(entry.id, entry);
        if (entity !== undefined)
            places.note(entity, entry);
    };
    return {
        nameless,
        doubt: places.doubt,
        name(eventId, fileId) {
            const entry = nameless.get(eventId);
            nameless.delete(eventId);
            if (entry !== undefined)
                places.noteDeleted(fileId, entry);
        },
        note(entries) {
            for (const entry of entries)
                note(entry);
        },
        finish(folders, otherRooms, start) {
            const found = events.finish();
            return {
                ...places.finish(folders, otherRooms),
                size,
                find: (eventId) => found.find(eventId),
                roomAt: (position) => rooms.idOf(found.roomAt(position)),
                shows: (actionId) => shown.has(wire_actions/* ACTIONS */.kl.get(actionId)?.shownAs ?? actionId),
                renamings,
                passedFolders: places.passedFolders,
                namelessPassages: roomsPassed(nameless.values(), start),
            };
        },
    };
}
function roomsPassed(nameless, start) {
    const cameOrWent = ({ key }) => [BORN, COPIED, MOVED, GONE].some((kind) => kind.test(key));
    const passages = [...nameless].filter((entry) => entry.at >= start && cameOrWent(entry));
    return new Set(passages.map(({ roomId }) => roomId));
}
function entityOf(key) {
    if (key.startsWith("Folder"))
        return "folder";
    return key.startsWith("File") || key.startsWith("UserFile") || key.startsWith("Form") ? "file" : undefined;
}

;// CONCATENATED MODULE: ./build/assess/membership/excuse.js

/** What the exemptions file and the access review say differently of a member whom the file excuses. */
function disagreement(exemption, standing) {
    if (standing?.kind === "remove")
        return "removal";
    return standing?.kind === "kept" && standing.until !== exemption.until ? "day" : undefined;
}
/**
 * The exemptions file and the access review together. Where they disagree, the stricter counts: no excuse where the one
 * wants the member removed, and of two days the earlier.
 *
 * @param decided absent where there is no access review
 */
function excuseOf(exemption, membership, decided) {
    if (decided === undefined)
        return exemption;
    const standing = decided.get((0,access_review_decision/* membershipKey */.UB)(membership));
    if (standing?.kind === "remove")
        return undefined;
    const line = exemption === undefined ? {} : { line: exemption.line };
    if (standing?.kind !== "kept")
        return exemption && { ...exemption, source: line };
    const { decision, until } = standing;
    const { decidedBy: by, changedBy, decidedOn, readOn } = decision;
    const source = { ...line, review: { by, changedBy, on: decidedOn ?? readOn } };
    if (exemption === undefined)
        return { reason: decision.reason, until, source };
    const earlier = exemption.until !== undefined && exemption.until < until ? exemption.until : until;
    return {
        reason: exemption.reason === decision.reason ? decision.reason : `${exemption.reason}; ${decision.reason}`,
        until: earlier,
        source,
    };
}

;// CONCATENATED MODULE: ./build/assess/membership/exemptions.js


/**
 * Applies the exemptions to the members as they were read. Case never matters. Entries are found by what they name, so
 * that many of them and many members do not multiply.
 */
function createExempting(exemptions, context) {
    const isOver = ({ until }) => until !== undefined && until < context.day;
    const over = exemptions.filter(isOver);
    const current = exemptions.filter((exemption) => !isOver(exemption));
    const roomsNamed = namedRooms(context.rooms);
    const entries = current.map((exemption, order) => {
        const places = exemption.rooms?.map((room) => ({ room, ids: roomsNamed(room) }));
        const rooms = places && new Set(places.flatMap(({ ids }) => ids));
        const strange = (places ?? []).filter(({ ids }) => ids.length === 0).map(({ room }) => room);
        return { order, exemption, rooms, strange };
    });
    const all = entries.flatMap((entry) => entry.exemption.who.map((who, index) => ({ name: exemptions_nameOf(who), entry, index })));
    const mentions = Map.groupBy(all, ({ name }) => name);
    const namesOf = namesByPerson(context.members);
    const meant = (roomId, member) => mentions.size === 0
        ? []
        : namesOf(member).flatMap((name) => (mentions.get(name) ?? []).filter(({ entry }) => entry.rooms?.has(roomId) ?? true));
    const used = new Set();
    for (const room of context.members) {
        if (room.state === "unreadable")
            continue;
        for (const member of room.members)
            for (const one of meant(room.roomId, member))
                used.add(one);
    }
    return {
        of: (roomId, member) => meant(roomId, member).reduce((first, { entry }) => (first === undefined || entry.order < first.order ? entry : first), undefined)?.exemption,
        notes: [
            ...over.map(({ line, until = "" }) => (0,build_notes/* note */.N)("exemption-over", "warning", { line, until }, "inactivity")),
            ...entries.flatMap(({ exemption: { line }, strange }) => strange.map((room) => (0,build_notes/* note */.N)("exemption-room-unknown", "warning", { line, room: String(room) }, "inactivity"))),
            ...all.filter((one) => !used.has(one)).map(inVain),
        ],
    };
}
function inVain({ entry: { exemption }, index }) {
    const number = exemption.who.length === 1 ? {} : { number: index + 1 };
    return (0,build_notes/* note */.N)("exemption-unused", "warning", { line: exemption.line, ...number }, "inactivity");
}
/** The ids of the rooms that an id or a title means. */
function namedRooms(rooms) {
    const byId = Map.groupBy(rooms, ({ id }) => String(id));
    const byTitle = Map.groupBy(rooms, ({ title }) => title.toLowerCase());
    return (named) => {
        const titled = typeof named === "string" ? (byTitle.get(named.toLowerCase()) ?? []) : [];
        return [...(byId.get(String(named)) ?? []), ...titled].map(({ id }) => id);
    };
}
function exemptions_nameOf(who) {
    switch (who.kind) {
        case "email":
            return `email ${who.email}`;
        case "domain":
            return `domain @${who.domain}`;
        case "id":
            return `id ${who.id}`;
        case "group":
            return `group ${who.name}`;
        case "guests":
            return "guests";
    }
}
/** Everything by which an entry may mean a member, as {@link nameOf} writes it, with the groups they are known to be in. */
function namesByPerson(rooms) {
    const groups = new Map();
    const remember = (personId, group) => {
        const names = groups.get(personId) ?? new Set();
        groups.set(personId, names.add(`id ${group.id.toLowerCase()}`).add(`group ${group.name.toLowerCase()}`));
    };
    for (const room of rooms) {
        if (room.state === "unreadable")
            continue;
        for (const { person, membership, groups: theirs } of room.members) {
            for (const group of theirs)
                remember(person.id, group);
            for (const group of person.groups ?? [])
                remember(person.id, group);
            if (membership.by === "group")
                remember(person.id, membership.group);
        }
    }
    const known = new WeakMap();
    return ({ person }) => {
        const before = known.get(person);
        if (before !== undefined)
            return before;
        const email = (0,address/* comparableAddress */.$y)(person.email);
        const names = [
            `email ${email}`,
            `domain ${email.slice(email.lastIndexOf("@"))}`,
            `id ${person.id.toLowerCase()}`,
            ...(groups.get(person.id) ?? []),
            ...(person.guest ? ["guests"] : []),
        ];
        known.set(person, names);
        return names;
    };
}

;// CONCATENATED MODULE: ./build/assess/membership/handed-over.js
/**
 * Of most reassignments only the server's sentence tells who got the rooms. Whoever of the members it names may have; where
 * it names none of them (they have another name now, or the sentence another order of names), anybody may have.
 */
function createHandedOver(reassignments, rooms) {
    if (reassignments.length === 0)
        return () => [];
    const names = new Map(rooms.flatMap((room) => room.state === "read" ? room.members.map(({ person }) => [person.id, person.name]) : []));
    const handed = reassignments.map(({ at, from, to }) => {
        if ("id" in to)
            return { at, to: new Set([to.id]) };
        const named = [...names].filter(([id, name]) => id !== from && name !== "" && to.sentence.includes(name));
        return { at, to: named.length === 0 ? undefined : new Set(named.map(([id]) => id)) };
    });
    return (personId) => handed.flatMap(({ at, to }) => (to === undefined || to.has(personId) ? [at] : []));
}

;// CONCATENATED MODULE: ./build/assess/membership/history.js
const RIGHT_CHANGED = "RoomUpdateAccessForUser";
const CREATED = "RoomCreated";
const CHANGES = new Map([
    ["RoomCreateUser", { joined: true }],
    ["RoomRemoveUser", { joined: false }],
    ["RoomGroupAdded", { joined: true }],
    ["RoomGroupRemove", { joined: false }],
    ["RoomChangeOwner", { joined: true }],
    [RIGHT_CHANGED, { joined: true }],
    [CREATED, { joined: true }],
    ["RoomArchived", { joined: false }],
    ["RoomUnarchived", { joined: true }],
]);
function createMembershipHistory() {
    const rooms = new Map();
    return {
        note(entries) {
            for (const entry of entries) {
                const change = CHANGES.get(entry.key);
                if (change === undefined)
                    continue;
                const kept = { entry, step: { id: entry.id, at: entry.at, joined: change.joined, by: entry.userId } };
                const known = rooms.get(entry.roomId);
                if (known === undefined)
                    rooms.set(entry.roomId, [kept]);
                else
                    known.push(kept);
            }
        },
        of: (roomId) => historyOf(rooms.get(roomId) ?? []),
    };
}
function historyOf(changes) {
    const inOrder = [...changes].sort((a, b) => a.entry.at - b.entry.at || a.entry.id - b.entry.id);
    const people = new Map();
    const groups = new Map();
    const groupNames = new Map();
    const archivings = [];
    const shown = new Map();
    const ownerChanges = [];
    const show = (personId, at) => {
        if (personId !== undefined)
            shown.set(personId, [...(shown.get(personId) ?? []), at]);
    };
    for (const { entry, step } of inOrder) {
        const { key, at, member, group, owner, formerOwner } = entry;
        if (key === "RoomChangeOwner") {
            ownerChanges.push({ at, owner, formerOwner });
            show(formerOwner, at);
        }
        else if (key === "RoomArchived" || key === "RoomUnarchived") {
            archivings.push({ at, archived: key === "RoomArchived" });
        }
        else if (key === RIGHT_CHANGED)
            show(member?.id, at);
        else if (key === CREATED)
            show(entry.userId, at);
        else if (group !== undefined) {
            groups.set(group.id, [...(groups.get(group.id) ?? []), step]);
            groupNames.set(group.id, group.name);
        }
        else if (member !== undefined) {
            const known = people.get(member.id)?.steps ?? [];
            people.set(member.id, { name: member.name, steps: [...known, step] });
        }
    }
    return { people, groups, groupNames, archivings, shown, ownerChanges };
}

;// CONCATENATED MODULE: ./build/assess/membership/joining.js
/**
 * Since when a person is a member: their last adding, else the room's beginning where the log reaches back to it, else
 * "before". An account that began later bounds it. Who joined a group when is recorded nowhere on the server, so of a
 * member by group only the earliest possible moment is known.
 */
function joiningOf(member, context) {
    if (member.membership.by === "group")
        return joiningByGroup(member, context);
    const { roomCreated, logsFrom } = context;
    const steps = stepsOf(member, context);
    const last = steps.at(-1);
    const removedBefore = steps.findLast(({ joined }) => !joined)?.at;
    const timesAdded = steps.filter(({ joined }) => joined).length;
    const came = { timesAdded, ...(removedBefore === undefined ? {} : { removedBefore }) };
    const becameOwner = newOwnerSince(member, last?.at ?? 0, context);
    if (last?.joined) {
        return { ...came, since: bounded({ kind: "joined", at: last.at, source: "room-log" }, member) };
    }
    if (becameOwner !== undefined) {
        return { ...came, since: bounded({ kind: "joined", at: becameOwner, source: "room-log" }, member) };
    }
    if (last !== undefined) {
        return { ...came, since: { kind: "unknown", notBefore: last.at }, notBeforeBy: "removal" };
    }
    const since = roomCreated >= logsFrom
        ? { kind: "joined", at: roomCreated, source: "room-created" }
        : { kind: "before", at: logsFrom };
    return { ...came, since: bounded(since, member) };
}
/** The first moment at which they may have been a member; undefined where nothing bounds it. */
function earliestMembership(since) {
    switch (since.kind) {
        case "joined":
            return since.at;
        case "before":
            return undefined;
        case "unknown":
            return since.notBefore;
    }
}
/**
 * How the log says they came and left. Who is on the list was removed after it was read, if the last step is a removal
 * since the reading began: that is no joining. Up to 3.6.1 a room that gets another owner tells of its new owner only that they
 * were removed as a member, if they were one (`FileStorageService.cs`, v3.6.1-server): they are there all the same.
 */
function stepsOf({ person, membership }, context) {
    const told = context.history.people.get(person.id)?.steps ?? [];
    const until = told.findLastIndex(({ joined, at }) => joined || at < context.begun);
    const steps = told.slice(0, until + 1);
    return membership.by === "owner" && wasRemovedToOwn(steps, context) ? steps.slice(0, -1) : steps;
}
/** Seconds that the events of one change may lie apart. */
const AT_ONCE = 5;
/** Whether the last step is the removal that goes with becoming the owner; any other was before it, or before a handing over. */
function wasRemovedToOwn(steps, { history, handedOver }) {
    const { ownerChanges, ownerChangedByTrail: changed } = history;
    const last = steps.at(-1);
    if (last === undefined || last.joined || ownerChanges.length > 0)
        return false;
    if (changed !== undefined && Math.abs(last.at - changed) <= AT_ONCE)
        return true;
    if (handedOver.some((at) => at >= last.at))
        return false;
    return changed === undefined || last.at > changed;
}
/**
 * When they were given the room last, since the log told something else, if they may not have been a member before: up
 * to 3.6.1 those who were are removed as such then; since 3.7 only what else they did as a member shows it. Who was given
 * it by name need not own it any more.
 */
function newOwnerSince({ person, membership }, told, context) {
    const { ownerChanges, ownerChangedByTrail, people, shown } = context.history;
    const byName = ownerChanges.filter(({ owner }) => owner === person.id).map(({ at }) => at);
    const given = [...byName];
    const signs = [...(shown.get(person.id) ?? []), ...byName];
    const owns = membership.by === "owner";
    if (owns || ownerChanges.some(({ formerOwner }) => formerOwner === person.id))
        given.push(...context.handedOver);
    if (owns) {
        const last = ownerChanges.at(-1);
        if (last !== undefined && last.owner === undefined)
            given.push(last.at);
        const steps = people.get(person.id)?.steps ?? [];
        if (wasRemovedToOwn(steps, context))
            signs.push(steps.at(-1)?.at ?? 0);
        else if (last === undefined && ownerChangedByTrail !== undefined)
            given.push(ownerChangedByTrail);
    }
    const wasMember = (before) => signs.some((at) => at > told && at < before - AT_ONCE);
    return given.sort((a, b) => a - b).findLast((at) => at >= told && !wasMember(at));
}
function bounded(since, { person }) {
    const { registered } = person;
    return registered !== undefined && registered > since.at
        ? { kind: "joined", at: registered, source: "account" }
        : since;
}
function joiningByGroup(member, { history, roomCreated, logsFrom }) {
    const { membership, person } = member;
    const own = membership.by === "group" ? [membership.group] : [];
    const groups = member.groups.length > 0 ? member.groups : own;
    const came = groups.map(({ id }) => {
        const last = history.groups.get(id)?.at(-1);
        return last?.joined ? last.at : undefined;
    });
    const first = came.includes(undefined) ? undefined : Math.min(...came.filter((at) => at !== undefined));
    const bounds = [
        { at: first ?? 0, by: "group" },
        { at: person.registered ?? 0, by: "account" },
        { at: roomCreated, by: "room" },
    ].sort((a, b) => b.at - a.at);
    const [latest] = bounds;
    const steps = history.people.get(person.id)?.steps ?? [];
    const timesAdded = steps.filter(({ joined }) => joined).length;
    if (latest === undefined || latest.at < logsFrom)
        return { since: { kind: "unknown" }, timesAdded };
    return { since: { kind: "unknown", notBefore: latest.at }, notBeforeBy: latest.by, timesAdded };
}

;// CONCATENATED MODULE: ./build/assess/membership/able-to-act.js

/**
 * The time in which a member could act. Where two things overlap, each must allow it. An invitation that is accepted
 * says that before they could not; so does an account that is enabled, and a room that is restored. A disabled account
 * without a later enabling (accounts from a directory are switched on without an event) cannot be judged since; but who
 * is in use by the list and was disabled since the reading began, was disabled after the list was read.
 */
function abilityOf({ since, accountChanges, archivings, logsFrom, begun, end, }) {
    const beforeList = accountChanges.findLastIndex(({ change, at }) => change !== "disabled" || at < begun);
    const changes = accountChanges.slice(0, beforeList + 1);
    const account = switches(changes.map((one, index, all) => ({
        kind: one.change,
        at: one.at,
        on: one.change !== "disabled" && !mayBeDisabling(one, index, all),
    })), changes.map((...of) => mayBeEnabling(...of) || mayBeDisabling(...of)));
    const room = switches(archivings.map(({ archived, at }) => ({
        kind: archived ? "archived" : "restored",
        ...{ at, on: !archived },
    })));
    const joined = earliestMembership(since);
    const member = joined === undefined
        ? { onAtFirst: true, at: [] }
        : { onAtFirst: false, at: [{ kind: "joined", at: joined, on: true }] };
    const all = [member, account, room];
    const moments = [...new Set([logsFrom, ...all.flatMap(({ at }) => at.map((one) => one.at))])]
        .filter((at) => at >= logsFrom && at < end)
        .sort((a, b) => a - b);
    const spells = [];
    for (const [index, from] of moments.entries()) {
        if (!all.every((one) => isOn(one, from)))
            continue;
        const until = moments[index + 1] ?? end;
        const before = spells.at(-1);
        if (before?.until === from)
            spells[spells.length - 1] = { from: before.from, until };
        else
            spells.push({ from, until });
    }
    const limits = all
        .flatMap(({ at }) => at)
        .filter(({ at }) => at >= logsFrom)
        .sort((a, b) => a.at - b.at)
        .map(({ kind, at }) => ({ kind, at }));
    return { spells, limits: limits.length === 0 ? NO_LIMITS : limits };
}
/** Of most memberships of a large portal; one list for all of them. */
const NO_LIMITS = [];
/** Seconds of the spells between two moments. */
function secondsWithin(spells, from, until) {
    return spells.reduce((sum, spell) => sum + Math.max(0, Math.min(spell.until, until) - Math.max(spell.from, from)), 0);
}
/** What is switched on first was off before; where a switch may have been one to on as well, it counts as off before it. */
function switches(at, doubtful = []) {
    return {
        onAtFirst: at[0]?.on !== true && doubtful[0] !== true,
        at: at.map((one, index) => ({ ...one, on: one.on && doubtful[index + 1] !== true })),
    };
}
/**
 * A disabling that only a sign-out tells, of an account that is in use though nothing enabled it since: somebody may have
 * signed out in the second in which they enabled it.
 */
function mayBeEnabling({ change, bySignOut }, index, all) {
    return change === "disabled" && bySignOut === true && all[index + 1]?.change !== "enabled";
}
/**
 * What counts as an enabling, though nothing tells it, of an account that had to be enabled once more: neither before it
 * nor after it is it known that the account was in use.
 */
function mayBeDisabling({ guessed }, index, all) {
    return guessed === true && all[index + 1]?.change === "enabled";
}
function isOn({ onAtFirst, at }, moment) {
    return at.findLast((one) => one.at <= moment)?.on ?? onAtFirst;
}

;// CONCATENATED MODULE: ./build/assess/membership/leaving.js
/**
 * Who was in the room in the period and is no member now:
 *
 * - removed in the period, or since then; the log tells when;
 * - active in the period, and members once by the log, which tells no removal, as of a deleted account, or of an owner
 *   whose rooms were all given to somebody else: when is not known;
 * - active in the period before somebody else removed a group from the room, and not after, and never added by
 *   themselves. The log does not tell who was in a group, so only the group's removal is told.
 *
 * Nobody else who was active is listed: DocSpace admins may act in rooms of which they never were members, and without
 * a sign of membership in the log nobody can be said to have left. For the same reason the key's owner, who has to be
 * an admin, is not believed to have come by a group.
 */
function leaversOf(context) {
    const { history, members, actors, keyOwnerId } = context;
    const leavers = new Map();
    for (const [personId, { name, steps }] of history.people) {
        const leftAt = removalOf(steps, context);
        if (leftAt !== undefined)
            leavers.set(personId, { personId, name, leftAt });
    }
    for (const { id: personId, name, lastAt } of actors) {
        if (leavers.has(personId))
            continue;
        const known = history.people.get(personId);
        const group = personId === keyOwnerId ? undefined : removedGroup(personId, lastAt, context);
        const wasMember = known === undefined ? history.shown.has(personId) : known.steps.at(-1)?.joined === true;
        if (wasMember)
            leavers.set(personId, { personId, name: known?.name ?? name });
        else if (group !== undefined)
            leavers.set(personId, { personId, name, ...group });
    }
    return [...leavers.values()].filter(({ personId }) => !members.has(personId));
}
/** When somebody who was in the room in the period was removed: in it, else after it for good. */
function removalOf(steps, { start, end }) {
    const before = steps.findLast(({ at }) => at < end);
    if (before !== undefined && !before.joined)
        return before.at >= start ? before.at : undefined;
    const [next] = steps.filter(({ at }) => at >= end);
    const wasThere = before !== undefined || next?.joined === false;
    const last = steps.at(-1);
    return wasThere && last !== undefined && !last.joined ? last.at : undefined;
}
/** The group that was first removed for good after somebody's last activity, in the period or since. */
function removedGroup(personId, lastAt, { history, start }) {
    const removed = [...history.groups].flatMap(([id, steps]) => {
        const last = steps.at(-1);
        if (last === undefined || last.joined || last.by === personId)
            return [];
        if (last.at < start || last.at < lastAt)
            return [];
        return [{ leftAt: last.at, group: { id, name: history.groupNames.get(id) ?? "" } }];
    });
    return removed.sort((a, b) => a.leftAt - b.leftAt)[0];
}

// EXTERNAL MODULE: ./build/assess/verdicts/urgency.js
var urgency = __nccwpck_require__(5181);
;// CONCATENATED MODULE: ./build/assess/verdicts/room.js






/** One room: a row for each member with its verdict, and those who were there in the period and are no members now. */
function assessRoom(room, history, context) {
    const { collected, counts } = context;
    const roomId = room.id;
    const found = context.members.get(roomId);
    const members = found?.state === "read" ? found.members : [];
    const sum = counts.rooms.get(roomId);
    return {
        roomId,
        title: room.title,
        formerTitles: formerTitles(collected, room),
        ...(found?.state === "read"
            ? {}
            : {
                unreadable: found?.reason ??
                    (0,build_reasons/* reason */.l)("members-unreadable", { failure: "they were not asked for." }, { rooms: [roomId] }),
            }),
        events: sum?.events ?? 0,
        members: members.map((member) => rowOf(member, room, history, context)).sort(urgency/* byUrgency */.t),
        left: found?.state === "read" ? leftRows(members, roomId, history, context) : [],
        eventsPerDay: sum?.days ?? new Map(),
    };
}
function rowOf(member, room, history, context) {
    const roomId = room.id;
    const { collected, rules, counts, judge, exempting } = context;
    const { person, access, membership } = member;
    const joining = joiningOf(member, {
        history,
        handedOver: context.handedOver(person.id),
        roomCreated: room.created,
        logsFrom: collected.logsFrom,
        begun: collected.begun,
    });
    const ability = abilityOf({
        since: joining.since,
        accountChanges: context.accountChanges.get(person.id) ?? [],
        archivings: history.archivings,
        logsFrom: collected.logsFrom,
        begun: collected.begun,
        end: collected.period.end,
    });
    const tally = counts.tallies.of(roomId, person.id);
    const exemption = excuseOf(exempting.of(roomId, member), { room: roomId, person: person.id }, rules.decided);
    const of = { roomId, member, joining, ability, tally, exemption };
    const verdict = judge.verdict(of);
    const earlier = verdict.kind === "inactive" ? rules.history?.(roomId, person.id) : undefined;
    const inactiveInARow = earlier === undefined ? undefined : earlier + 1;
    const { removedBefore, timesAdded } = joining;
    const typeChanged = counts.typeChanges.get(person.id);
    return {
        roomId,
        person,
        access,
        membership,
        since: joining.since,
        verdict,
        basis: {
            judgedFrom: judge.judgedFrom(ability),
            limits: ability.limits,
            timesAdded,
            ...(removedBefore !== undefined && { removedBefore }),
            ...(typeChanged !== undefined && { typeChanged }),
        },
        events: tally.events,
        ...(tally.lastActivity && { lastActivity: tally.lastActivity }),
        topKinds: tally.topKinds,
        ...(inactiveInARow !== undefined && { inactiveInARow }),
    };
}
function leftRows(members, roomId, history, { collected, counts }) {
    const { period, keyOwnerId } = collected;
    const leavers = leaversOf({
        history,
        members: new Set(members.map(({ person }) => person.id)),
        actors: counts.tallies.actors(roomId),
        keyOwnerId,
        start: period.start,
        end: period.end,
    });
    return leavers.map((leaver) => {
        const { events, lastActivity } = counts.tallies.of(roomId, leaver.personId);
        return { roomId, ...leaver, events, ...(lastActivity && { lastActivity }) };
    });
}
function formerTitles({ titles }, { id, title }) {
    const former = titles.filter((known) => known.roomId === id && known.title !== title);
    return [...new Set(former.map((known) => known.title))];
}

;// CONCATENATED MODULE: ./build/assess/verdicts/verdicts.js




/** One object each for all memberships of a large portal. */
const DISABLED = { kind: "disabled" };
const INVITED = { kind: "invited" };
const ACTIVE = { kind: "active" };
const NEW = { kind: "new" };
const INACTIVE = { kind: "inactive" };
/**
 * One verdict a member and room, in this precedence: disabled, invited, exempt, active, new, unknown, inactive. The
 * count that makes active is of the whole period; the judged time only decides between new, unknown and inactive.
 * Long so that the whole precedence is read in one place.
 */
function createJudge(period, rules, proof) {
    const graceFrom = period.end - rules.graceDays * epoch/* DAY */.d_;
    const judgedFrom = ({ spells }) => Math.max(period.start, spells.find(({ until }) => until > period.start)?.from ?? period.end);
    /**
     * From here on nothing may be missing. Somebody whose account was enabled was disabled until then, and since when tells
     * nothing but the rest of the trail: they may have been active before.
     */
    const provedFrom = (ability, { since }) => wasEnabled(ability) ? Math.max(period.start, earliestMembership(since) ?? 0) : judgedFrom(ability);
    /** Who could act for less than the grace days, or not at all in the period, is not called inactive. */
    const hardlyAble = ({ ability, roomId }) => {
        const { spells, limits } = ability;
        const within = secondsWithin(spells, period.start, period.end);
        const grace = rules.graceDays * epoch/* DAY */.d_;
        const enough = Math.min(grace, period.end - period.start);
        if (within > 0 && within >= enough && secondsWithin(spells, 0, period.end) >= grace)
            return undefined;
        const last = limits.findLast(({ kind }) => kind !== "disabled" && kind !== "archived");
        const came = last !== undefined && last.kind !== "restored" ? last.at : undefined;
        if (came !== undefined && (came > period.end - grace || came >= period.end))
            return NEW;
        const reached = (0,build_reasons/* reason */.l)("hardly-able-to-act", { days: Math.floor(within / epoch/* DAY */.d_) }, { rooms: [roomId] });
        return { kind: "unknown", reason: reached };
    };
    const isNew = (since) => {
        if (since.kind === "before")
            return false;
        const earliest = earliestMembership(since);
        return earliest !== undefined && (earliest > graceFrom || earliest >= period.end);
    };
    const objection = ({ roomId, member, joining, tally, ability }) => {
        if (member.person.status === "removed")
            return (0,build_reasons/* reason */.l)("account-removed", {});
        const unproved = proof.objection(roomId, member.person, provedFrom(ability, joining));
        if (unproved !== undefined)
            return unproved;
        if (joining.notBeforeBy === "removal")
            return (0,build_reasons/* reason */.l)("came-back-unseen", {});
        return tally.ambiguous > 0 && tally.events + tally.ambiguous >= rules.minActivity
            ? (0,build_reasons/* reason */.l)("events-unattributed", { count: tally.ambiguous }, { rooms: [roomId] })
            : undefined;
    };
    return {
        judgedFrom,
        verdict(of) {
            const { member, joining, tally, exemption } = of;
            if (member.person.status === "disabled")
                return DISABLED;
            if (member.person.status === "invited")
                return INVITED;
            if (exemption !== undefined)
                return exempt(exemption);
            if (tally.events >= rules.minActivity)
                return ACTIVE;
            if (isNew(joining.since))
                return NEW;
            const unable = hardlyAble(of);
            const against = objection(of);
            if (unable?.kind === "new" && (against === undefined || !wasEnabled(of.ability)))
                return unable;
            if (against !== undefined)
                return { kind: "unknown", reason: against };
            return unable ?? INACTIVE;
        },
    };
}
function wasEnabled({ limits }) {
    return limits.some(({ kind }) => kind === "enabled");
}
function exempt({ reason: why, until, source }) {
    return {
        ...{ kind: "exempt", reason: why },
        ...(until === undefined ? {} : { until }),
        ...(source === undefined ? {} : { source }),
    };
}

;// CONCATENATED MODULE: ./build/assess/assess.js















/**
 * Concludes from what was collected: which room each event belongs to, who did how much where, and one verdict for
 * each member of each room. Pure, and asynchronous only because events and log entries are read as streams: the logs
 * once or twice, the trail once. Throws only what the streams throw.
 *
 * Exemptions are judged by the period's last day: one that covers the period to its end counts, also if the run is
 * later.
 *
 * `pause` is awaited between the rooms of a large portal: it may let others have their turn, and throw to stop.
 */
async function assess(collected, rules, pause = async () => undefined) {
    const { period, coverage } = collected;
    const time = (0,local_time/* createLocalTime */.t)(period.timeZone, Math.min(collected.logsFrom, period.start), period.end);
    const graceFrom = period.end - rules.graceDays * epoch/* DAY */.d_;
    const { index, membership, loggedInPeriod, actedBefore } = await readLogs(collected, graceFrom);
    const attribute = createAttribution(collected, index);
    const { activity } = rules;
    const counts = await countEvents({ collected, activity, index, loggedInPeriod, attribute, time });
    const exempting = createExempting(rules.exemptions, {
        rooms: collected.rooms,
        members: collected.members,
        day: period.lastDay,
    });
    const judge = createJudge(period, rules, createProof(collected, activity, actedBefore));
    const context = {
        ...{ collected, rules, counts, judge, exempting },
        accountChanges: changesByPerson(collected),
        members: new Map(collected.members.map((room) => [room.roomId, room])),
        handedOver: createHandedOver(collected.reassignments, collected.members),
    };
    const rooms = [];
    let unpaused = 0;
    for (const room of collected.rooms) {
        // Without the log nobody knows whether they were a member before.
        const logRead = coverage.logs.some(({ roomId, state }) => roomId === room.id && state === "complete");
        const ownerChangedByTrail = logRead ? collected.ownerChanges.get(room.id) : undefined;
        const history = {
            ...membership.of(room.id),
            ...(ownerChangedByTrail !== undefined && { ownerChangedByTrail }),
        };
        const assessed = assessRoom(room, history, context);
        rooms.push(assessed);
        unpaused += 1 + assessed.members.length;
        if (unpaused < ROWS_BETWEEN_PAUSES)
            continue;
        unpaused = 0;
        await pause();
    }
    const rows = rooms.flatMap(({ members }) => members);
    return {
        rooms,
        events: counts.totals,
        eventsPerDay: counts.portalDays,
        counts: countVerdicts(rows),
        inactivePeople: new Set(rows.filter(isInactive).map(({ person }) => person.id)).size,
        activity,
        reasons: [...coverage.reasons, ...ownReasons(rows, coverage.reasons)],
        attributions: counts.attributions,
        notes: [...exempting.notes, ...disagreements(collected, exempting, rules.decided)],
    };
}
/** Some hundredths of a second. */
const ROWS_BETWEEN_PAUSES = 2000;
/** Members about whom the exemptions file and the access review disagree, counted by the file's lines. */
function disagreements({ members }, exempting, decided = new Map()) {
    const lines = { removal: new Map(), day: new Map() };
    for (const { roomId, ...room } of decided.size === 0 ? [] : members) {
        for (const member of room.state === "read" ? room.members : []) {
            const standing = decided.get((0,access_review_decision/* membershipKey */.UB)({ room: roomId, person: member.person.id }));
            const exemption = standing && exempting.of(roomId, member);
            const about = exemption && disagreement(exemption, standing);
            if (exemption === undefined || about === undefined)
                continue;
            lines[about].set(exemption.line, (lines[about].get(exemption.line) ?? 0) + 1);
        }
    }
    return ["removal", "day"].flatMap((about) => [...lines[about]].map(([line, count]) => (0,build_notes/* note */.N)("review-disagrees", "warning", { line, count, about }, "inactivity")));
}
function changesByPerson({ accountChanges }) {
    const byPerson = new Map();
    for (const change of accountChanges) {
        for (const id of change.personIds) {
            const known = byPerson.get(id);
            if (known === undefined)
                byPerson.set(id, [change]);
            else
                known.push(change);
        }
    }
    return byPerson;
}
/** The one pass over the logs from which attribution and membership are known. */
async function readLogs(collected, graceFrom) {
    const roomIds = collected.rooms.map(({ id }) => id);
    const builder = createRoomLogIndex(roomIds, collected.logs.count);
    const membership = createMembershipHistory();
    const actedBefore = new Set();
    let loggedInPeriod = 0;
    for await (const batch of collected.logs.read()) {
        builder.note(batch);
        membership.note(batch);
        for (const entry of batch) {
            if (isInPeriod(entry, collected))
                loggedInPeriod++;
            if (entry.at < graceFrom)
                actedBefore.add(entry.userId);
        }
    }
    if (hasTrail(collected.coverage))
        await addFromTrail(builder, collected);
    const otherRooms = new Set(collected.otherRooms.flatMap(({ id }) => (typeof id === "number" ? [id] : [])));
    return {
        index: builder.finish(collected.places.folders, otherRooms, collected.period.start),
        ...{ membership, loggedInPeriod, actedBefore },
    };
}
/** What the logs do not say of some of their own events: which file they were about. */
async function addFromTrail(builder, { trail, doubtfulEvents, filesSince }) {
    for (const [id, fileId] of filesSince)
        if (builder.nameless.has(id))
            builder.name(id, fileId);
    if (builder.nameless.size === 0 && doubtfulEvents.size === 0)
        return;
    for await (const batch of trail.read()) {
        for (const { id, target } of batch) {
            if (builder.nameless.has(id))
                builder.name(id, Number(target[0]));
            if (doubtfulEvents.has(id))
                builder.doubt(Number(target[0]));
        }
    }
}
function isInactive({ verdict }) {
    return verdict.kind === "inactive";
}
function countVerdicts(rows) {
    const counts = { disabled: 0, invited: 0, exempt: 0, active: 0, new: 0, unknown: 0, inactive: 0 };
    for (const { verdict } of rows)
        counts[verdict.kind]++;
    return counts;
}
/** Reasons for verdicts left unknown that what was collected does not name already, each once with its number. */
function ownReasons(rows, known) {
    const counts = new Map();
    for (const { verdict } of rows) {
        if (verdict.kind !== "unknown" || build_reasons/* INHERENT */.yH.has(verdict.reason.code))
            continue;
        counts.set(verdict.reason.code, (counts.get(verdict.reason.code) ?? 0) + 1);
    }
    return [...counts]
        .filter(([code]) => OWN.has(code) && !known.some((one) => one.code === code))
        .map(([code, count]) => (0,build_reasons/* reason */.l)("verdicts-open", { why: code, count }, { concerns: "verdicts" }));
}
/** What only the assessment can know; everything else that leaves verdicts unknown is a reason of the coverage. */
const OWN = new Set([
    "events-unattributed",
    "room-log-hidden",
    "account-changes-unreadable",
]);

;// CONCATENATED MODULE: ./build/assess/attribution/folder-filter.js


const FOLDERS = new Set([2, 25, 27]);
const INSIDE = 1;
/**
 * Tells which events happened in each of these folders, as they were at the event's time. An audited room is told by
 * the event's attribution, any other folder by the logs: they show when a file came and when it left.
 */
async function placeInFolders(contents, collected) {
    const audited = new Set(collected.rooms.map(({ id }) => id));
    const folders = contents.filter(({ id }) => !audited.has(id));
    const rooms = contents.filter(({ id }) => audited.has(id)).map(inRoom);
    const places = await Promise.all(folders.map((folder) => inFolder(folder, audited, collected)));
    const all = [...rooms, ...places];
    return (event) => {
        const answers = all.map((place) => place(event));
        return answers.includes(true) || (answers.includes("uncertain") ? "uncertain" : false);
    };
}
/** By its own log, or because the event names a folder; one that came from another room later is not meant. */
function isIn({ eventIds, folders, roomId }, { event, attribution }) {
    if (eventIds.has(event.id))
        return true;
    const elsewhere = attribution.by !== "none" && roomId !== undefined && attribution.roomId !== roomId;
    return event.target.some((id, index) => FOLDERS.has(event.entries[index] ?? 0) && folders.has(Number(id)) && (index > 0 || !elsewhere));
}
function inRoom(contents) {
    return (event) => {
        const { attribution } = event;
        if (isIn(contents, event))
            return true;
        if (attribution.by !== "none")
            return attribution.roomId === contents.id;
        return attribution.candidates.includes(contents.id) ? "uncertain" : false;
    };
}
async function inFolder(contents, audited, { trail, logs }) {
    const known = await readPlaces(contents, trail, logs);
    const { roomId } = contents;
    const mayBeInRoom = ({ attribution }) => roomId === undefined || !audited.has(roomId)
        ? attribution.by === "none"
        : attribution.by === "none"
            ? attribution.candidates.includes(roomId)
            : attribution.roomId === roomId;
    return (attributed) => {
        const { event } = attributed;
        if (isIn(contents, attributed))
            return true;
        const id = Number(event.target[0]);
        if (event.entries[0] !== entry_types/* FILE */.PW)
            return false;
        const crossings = known.crossings.get(id);
        if (crossings !== undefined) {
            const place = placeAmong(crossings, event.at);
            return place === INSIDE || (place === UNCLEAR && "uncertain");
        }
        const stayed = contents.files.has(id) || known.mentioned.has(id);
        if (event.at <= known.foldersChanged)
            return (stayed || mayBeInRoom(attributed)) && "uncertain";
        return stayed || (event.at <= known.filesLost && mayBeInRoom(attributed) && "uncertain");
    };
}
/**
 * The crossings of files over the folder's border. Its own log lacks what left for another folder of the room; the
 * room's log has that. Where both forgot the id of a file, the trail's row of the same event has kept it.
 */
async function readPlaces(contents, trail, logs) {
    const { folders } = contents;
    const entries = await entriesAbout(contents, logs);
    const own = new Set(contents.entries.map(({ id }) => id));
    const targets = await targetsOfForgotten(entries, trail);
    const crossings = new Map();
    const mentioned = new Set();
    let filesLost = 0;
    let foldersChanged = 0;
    for (const entry of entries) {
        const { id, at, key, toFolderId } = entry;
        const direction = folder_filter_directionOf(entry, folders, own.has(id));
        if (key.startsWith("Folder")) {
            if (direction !== undefined)
                foldersChanged = Math.max(foldersChanged, at);
            continue;
        }
        const fileId = entry.entryId ?? targets.get(id);
        if (fileId === undefined)
            filesLost = Math.max(filesLost, at);
        else if (direction !== undefined) {
            const crossing = { id, at, room: INSIDE, direction, toFolder: toFolderId };
            crossings.set(fileId, [...(crossings.get(fileId) ?? []), crossing]);
        }
        else if (liesInside(entry, folders))
            mentioned.add(fileId);
    }
    return { crossings, mentioned, filesLost, foldersChanged };
}
/** The folder's own entries, and the moves out of it and into it that the room's log tells. */
async function entriesAbout({ entries: own, folders, roomId }, logs) {
    const isInside = (id) => id !== undefined && folders.has(id);
    const entries = new Map();
    for await (const batch of logs.read()) {
        for (const entry of batch) {
            const touches = isInside(entry.fromFolderId) || isInside(entry.toFolderId);
            if (entry.roomId === roomId && MOVED.test(entry.key) && touches)
                entries.set(entry.id, entry);
        }
    }
    for (const entry of own)
        entries.set(entry.id, entry);
    return [...entries.values()];
}
/** The ids of files that entries lost, by the entries' ids. */
async function targetsOfForgotten(entries, trail) {
    const forgotten = new Set(entries.flatMap(({ id, entryId }) => (entryId === undefined ? [id] : [])));
    const targets = new Map();
    if (forgotten.size === 0)
        return targets;
    for await (const batch of trail.read()) {
        for (const { id, target } of batch)
            if (forgotten.has(id))
                targets.set(id, Number(target[0]));
    }
    return targets;
}
/** Whether the file of an entry that crosses nothing lies in the folder: a copy may lie elsewhere. */
function liesInside({ key, fromFolderId, toFolderId }, folders) {
    if (!COPIED.test(key))
        return true;
    return toFolderId === undefined ? fromFolderId === undefined : folders.has(toFolderId);
}
/**
 * Whether something came into the folder or left it; undefined: neither. Between two rooms the server writes a line
 * for each and names only where it went (`FilesMessageService.cs`).
 */
function folder_filter_directionOf({ key, fromFolderId: from, toFolderId: to }, folders, own) {
    if (GONE.test(key))
        return own ? "out" : undefined;
    if (!MOVED.test(key))
        return undefined;
    const comes = to !== undefined && folders.has(to);
    if (from === undefined)
        return comes ? "in" : to === undefined ? "unclear" : "out";
    if (folders.has(from))
        return comes ? undefined : "out";
    return comes ? "in" : "unclear";
}

;// CONCATENATED MODULE: ./build/assess/events/filters.js


/**
 * Says which events the compliance report lists. An event must match each filter that is set; of files and folders one
 * is enough, since both say where. `userIds`: ids by lower-case e-mail; an address of nobody matches nothing.
 */
function createEventFilter(filters, inFolders, userIds) {
    const actions = new Set(filters.actions);
    const users = new Set(filters.users.map((user) => userIds.get(user) ?? user));
    const files = new Set(filters.files);
    const anywhere = filters.files.length === 0 && filters.folders.length === 0;
    return (attributed) => {
        const { event, kind } = attributed;
        if (actions.size > 0 && !hasAction(actions, event.actionId, kind))
            return false;
        if (users.size > 0 && !users.has(event.userId.toLowerCase()))
            return false;
        if (anywhere)
            return true;
        const isFile = event.target.some((id, index) => event.entries[index] === entry_types/* FILE */.PW && files.has(Number(id)));
        return isFile || inFolders(attributed);
    };
}
function hasAction(actions, actionId, kind) {
    return actions.has(kind) || actions.has(String(actionId)) || actions.has((0,wire_actions/* actionName */.aM)(actionId) ?? "");
}
/** What the report is narrowed to, one sentence part per filter; empty: nothing. Users are counted, not named. */
function describeFilters(filters) {
    const { actions, files, folders, users } = filters;
    return [
        ...(actions.length > 0
            ? [
                `only ${actions.length > MOST_IDS ? `${actions.length} actions` : `the actions ${actions.join(", ")}`}`,
            ]
            : []),
        ...(files.length > 0 ? [`only the ${entries(files, "file")}`] : []),
        ...(folders.length > 0 ? [`only what lies in the ${entries(folders, "folder")}`] : []),
        ...(users.length > 0
            ? [`only what ${users.length === 1 ? "one person" : `${users.length} people`} did`]
            : []),
    ];
}
const MOST_IDS = 10;
/** A long list of ids would push everything else out of a sentence. */
function entries(ids, what) {
    return ids.length > MOST_IDS
        ? `${ids.length} ${what}s asked for`
        : `${what}s with the ids ${ids.join(", ")}`;
}

;// CONCATENATED MODULE: ./build/assess/events/log-entry-as-event.js


/** The server's numbers for the documents product and for entries of its trail. */
const log_entry_as_event_DOCUMENTS = 2;
const FOLDERS_LOCATION = 2;
const FILES_LOCATION = 1;
/**
 * A room log's entry written as an event of the trail, for the compliance report where the trail is not available.
 * The log has no addresses, no client and no page; these stay empty, and the action is in our words.
 */
const eventOfLogEntry = (entry) => {
    const { actionType = 0, location = 0 } = wire_actions/* ACTIONS */.kl.get(entry.actionId) ?? {};
    const about = entry.title ?? entry.member?.name ?? entry.group?.name ?? entry.newTitle;
    const words = wire_actions/* ACTIONS */.kl.has(entry.actionId) ? (0,wire_actions/* actionWords */.Iv)(entry.actionId, actionType) : entry.key;
    const target = location === FILES_LOCATION || location === FOLDERS_LOCATION ? entry.entryId : entry.roomId;
    return {
        id: entry.id,
        at: entry.at,
        userId: entry.userId,
        user: entry.user,
        actionId: entry.actionId,
        action: `${words.slice(0, 1).toUpperCase()}${words.slice(1)}${about === undefined ? "" : `: ${about}`}`,
        actionType,
        product: log_entry_as_event_DOCUMENTS,
        location,
        target: target === undefined ? [] : [String(target)],
        entries: [location === FILES_LOCATION ? entry_types/* FILE */.PW : location === FOLDERS_LOCATION ? entry_types/* FOLDER */.L7 : entry_types/* ROOM */.ib],
        context: "",
        page: "",
        ip: "",
        country: "",
        city: "",
        browser: "",
        platform: "",
    };
};

;// CONCATENATED MODULE: ./build/assess/events/listing.js




/** So many events of the logs are held in memory at once. */
const HELD = 50_000;
/**
 * The events of the period as the compliance report lists them, newest first, in batches: those of the audit trail, or
 * where there is none those of the rooms' own logs. Each is listed where it was counted. Can be read as often as wanted.
 */
async function* listEvents(collected, assessment, filter = () => true) {
    const batches = hasTrail(collected.coverage)
        ? trailEvents(collected.trail, assessment.attributions)
        : logEvents(collected.logs, collected.period);
    for await (const batch of batches) {
        const listed = batch.filter((attributed) => filter(attributed));
        if (listed.length > 0)
            yield listed;
    }
}
async function* trailEvents(trail, { of, values }) {
    let position = 0;
    for await (const batch of trail.read()) {
        yield batch.map((event) => {
            const attribution = values[of[position++] ?? Number.NaN];
            if (attribution === undefined)
                throw new Error(`event ${event.id} was listed without being counted`);
            return { event, attribution, kind: kindOf(event) };
        });
    }
}
/**
 * The logs lie room after room. They are read once for each stretch of time that fits into memory, so that a portal
 * with many events takes longer rather than more memory.
 */
async function* logEvents(logs, period) {
    let before = period.end;
    while (before > period.start) {
        const from = await startOfStretch(logs, period.start, before);
        const entries = [];
        for await (const batch of logs.read()) {
            for (const entry of batch) {
                if (entry.at >= from && entry.at < before)
                    entries.push(entry);
            }
        }
        entries.sort((a, b) => b.at - a.at || b.id - a.id);
        if (entries.length > 0)
            yield entries.map(listedEntry);
        before = from;
    }
}
function listedEntry(entry) {
    const event = eventOfLogEntry(entry);
    return { event, attribution: { by: "log", roomId: entry.roomId }, kind: kindOf(event) };
}
/** The earliest hour mark such that not too many entries lie between it and `before`; at least one hour earlier. */
async function startOfStretch(logs, start, before) {
    if (logs.count <= HELD)
        return start;
    const hours = new Uint32Array(Math.ceil((before - start) / epoch/* HOUR */.dp));
    for await (const batch of logs.read()) {
        for (const { at } of batch) {
            if (at < start || at >= before)
                continue;
            const hour = Math.floor((before - 1 - at) / epoch/* HOUR */.dp);
            hours[hour] = (hours[hour] ?? 0) + 1;
        }
    }
    let held = 0;
    const full = hours.findIndex((count, hour) => {
        held += count;
        return held > HELD && hour > 0;
    });
    return full === -1 ? start : Math.max(start, before - full * epoch/* HOUR */.dp);
}

;// CONCATENATED MODULE: ./build/report/notes.js


/** Decides whether the report may call itself complete, and what its readers must know. */
function composeNotes(facts) {
    const reasons = notes_distinct(facts.assessment.reasons);
    return {
        complete: reasons.length === 0,
        reasons,
        notes: [...warnings(facts), ...complianceNotes(facts), ...inactivityNotes(facts)],
    };
}
function warnings({ period, coverage, assessment }) {
    // Where changes alone are judged, the inactivity report needs no audit trail.
    const about = assessment.activity === "changes" ? "compliance" : undefined;
    return [
        ...(period.provisional ? [(0,build_notes/* note */.N)("provisional", "warning", {})] : []),
        ...(coverage.trail.state === "unavailable" ? [(0,build_notes/* note */.N)("partial-list", "warning", {}, about)] : []),
        ...assessment.notes,
    ];
}
function complianceNotes({ settings, coverage, assessment, listed }) {
    const about = "compliance";
    const { filters } = settings;
    const { filteredOut, otherRooms } = listed;
    const { unattributed } = assessment.events;
    return [
        ...(coverage.trail.state === "not-needed" ? [(0,build_notes/* note */.N)("logs-only", "info", {}, about)] : []),
        ...(filters.length > 0 ? [(0,build_notes/* note */.N)("filtered-out", "info", { count: filteredOut, filters }, about)] : []),
        ...(otherRooms > 0 ? [(0,build_notes/* note */.N)("other-rooms-left-out", "info", { count: otherRooms }, about)] : []),
        ...(unattributed > 0 ? [(0,build_notes/* note */.N)("unattributed", "info", { count: unattributed }, about)] : []),
    ];
}
function inactivityNotes({ settings, coverage, assessment }) {
    const { activity } = assessment;
    return [
        (0,build_notes/* note */.N)("views-not-audited", "info", {}),
        (0,build_notes/* note */.N)("activity-rule", "info", { ...(0,settings_settings/* rulesOf */.fD)(settings), activity }, "inactivity"),
        ...(activity === "changes" && coverage.trail.state !== "complete" && coverage.trail.state !== "incomplete"
            ? [(0,build_notes/* note */.N)("accounts-untold", "warning", {}, "inactivity")]
            : []),
    ];
}
/** One reason may be known to the coverage and to the assessment. */
function notes_distinct(reasons) {
    return [...new Map(reasons.map((one) => [JSON.stringify(one), one])).values()];
}

;// CONCATENATED MODULE: ./build/report/compose.js


/** The model that all renderers share. */
function composeReport(settings, collected, assessment, facts) {
    const known = {
        period: collected.period,
        settings: {
            rooms: settings.rooms,
            ...(0,settings_settings/* rulesOf */.fD)(settings),
            filters: facts.filters,
            ...(facts.remindedPeriod === undefined ? {} : { remindedPeriod: facts.remindedPeriod }),
            ...(settings.reportLabel === undefined ? {} : { reportLabel: settings.reportLabel }),
        },
        coverage: collected.coverage,
        assessment,
        listed: facts.listed,
    };
    const { notes: more = [] } = facts;
    const composed = composeNotes(known);
    return {
        tool: { name: "docspace-audit", version: facts.toolVersion },
        generatedAt: facts.generatedAt,
        portal: { url: settings.portalUrl.href.replace(/\/$/, ""), version: facts.portalVersion },
        ...(facts.runUrl === undefined ? {} : { runUrl: facts.runUrl }),
        reports: [...settings.reports],
        ...known,
        ...composed,
        notes: [...composed.notes, ...more].toSorted((a, b) => Number(isInfo(a)) - Number(isInfo(b))),
        otherRooms: collected.otherRooms,
        ...(facts.comparison === undefined ? {} : { comparison: facts.comparison }),
        ...(facts.trend === undefined || facts.trend.length === 0 ? {} : { trend: facts.trend }),
        ...(facts.review === undefined ? {} : { review: facts.review }),
        ...(facts.reminded === undefined ? {} : { reminded: facts.reminded }),
    };
}
function isInfo({ level }) {
    return level === "info";
}

// EXTERNAL MODULE: ./build/report/review.js
var report_review = __nccwpck_require__(5719);
// EXTERNAL MODULE: ./build/report/vocabulary/notes.js
var vocabulary_notes = __nccwpck_require__(5541);
// EXTERNAL MODULE: ./build/report/vocabulary/words.js
var vocabulary_words = __nccwpck_require__(3197);
// EXTERNAL MODULE: ./build/version.js
var version = __nccwpck_require__(8508);
;// CONCATENATED MODULE: ./build/assess/comparison.js

/**
 * Who became inactive, who is active again, and how the events of each room changed. Newly inactive is who is inactive
 * now and was something else for certain, also who was not a member yet; whoever was `unknown` then may have been
 * inactive already, as may all of a room that could not be read. Rooms that the previous report does not know have no changes.
 */
function compareWith(previous, now) {
    const before = new Map(previous.rooms.map((room) => [room.id, room]));
    const newlyInactive = [];
    const activeAgain = [];
    const events = [];
    for (const room of now.rooms) {
        const earlier = before.get(room.roomId);
        if (earlier === undefined)
            continue;
        events.push({ roomId: room.roomId, before: earlier.events, now: room.events });
        if (earlier.unreadable === true)
            continue;
        const verdicts = new Map(earlier.members.map(({ id, verdict }) => [id, verdict]));
        for (const { person, verdict } of room.members) {
            const was = verdicts.get(person.id);
            const membership = { roomId: room.roomId, personId: person.id };
            if (becameInactive(was, verdict.kind))
                newlyInactive.push(membership);
            if (was === "inactive" && verdict.kind === "active")
                activeAgain.push(membership);
        }
    }
    return { previousLabel: previous.label, newlyInactive, activeAgain, events };
}
function becameInactive(was, is) {
    return is === "inactive" && was !== "inactive" && was !== "unknown";
}
/** Why the two may not be quite comparable. */
function differencesOf({ complete, provisional, rules }, now) {
    const numbers = Object.entries(settings_settings/* NUMBER_RULES */.E$);
    return [
        ...(complete ? [] : [{ kind: "incomplete" }]),
        ...(provisional ? [{ kind: "provisional" }] : []),
        ...(rules.activity === now.activity ? [] : [{ kind: "activity", before: rules.activity }]),
        ...numbers.flatMap(([kind, rule]) => {
            const before = rules[rule];
            return before === now[rule] ? [] : [{ kind, before, now: now[rule] }];
        }),
    ];
}
/** What is lost when a report of the same period takes the place of this one. */
function lossesOf(replaced, now) {
    const rooms = replaced.rooms.filter(({ id }) => !now.roomIds.has(id)).length;
    const rules = differencesOf(replaced, now).filter(({ kind }) => kind !== "incomplete" && kind !== "provisional");
    return [
        ...(replaced.complete && !replaced.provisional && !now.complete ? [{ kind: "complete" }] : []),
        ...(rooms > 0 ? [{ kind: "other-rooms", rooms }] : []),
        ...(rules.length > 0 ? [{ kind: "other-rules" }] : []),
    ];
}

// EXTERNAL MODULE: ./build/docspace/files.js
var docspace_files = __nccwpck_require__(1122);
;// CONCATENATED MODULE: ./build/earlier-runs/earlier-file.js

/** Looks for the files of these titles in the report folder; it is listed where no listing is given. */
async function findEarlierFiles(docspace, folderId, titles, listed) {
    const found = (0,docspace_files/* withTitles */.My)(listed ?? (await (0,docspace_files/* listFolderFiles */.ct)(docspace, folderId)), titles);
    return new Map([...found].flatMap(([title, [file]]) => (file === undefined ? [] : [[title, file]])));
}
/** Reads it. The portal gives a file as a whole only, so one above `mostBytes` is left alone. Leaves no audit event. */
async function readEarlierFile(docspace, file, mostBytes) {
    if (file === undefined)
        return { state: "missing" };
    if (file.size > mostBytes)
        return { state: "too-large", bytes: file.size };
    return { state: "read", content: await (0,docspace_files/* readFileBytes */.MY)(docspace, file.id, undefined, mostBytes) };
}

// EXTERNAL MODULE: ./build/report-folder/titles.js
var titles = __nccwpck_require__(4131);
// EXTERNAL MODULE: ./build/text/english.js
var english = __nccwpck_require__(9594);
;// CONCATENATED MODULE: ./build/run/compare.js








/** Bytes. A larger report would not fit into memory beside everything else: about 120 000 events. */
const MOST_BYTES = 64 * 1024 * 1024;
/**
 * Reads the JSON report of the period before this one. Never fails: what stands in the way is said in a note.
 *
 * @param listed what the report folder has
 */
async function readPrevious({ docspace, ready, settings }, listed) {
    const label = labelBefore(ready.period);
    const title = (0,titles/* auditFileName */.$J)("json", { label, reportLabel: settings.reportLabel });
    const nothing = (why) => ({
        note: (0,build_notes/* note */.N)("nothing-compared", "info", { previousLabel: label, why }),
    });
    const unusable = (failure) => nothing({ kind: "unusable", failure });
    let file;
    try {
        file = await readEarlierFile(docspace, (await listed).get(title), MOST_BYTES);
    }
    catch (error) {
        docspace.signal.throwIfAborted();
        return unusable(`${title} could not be read. ${(0,errors/* sentenceOf */.$N)(error)}`.replace(/\.$/, ""));
    }
    if (file.state === "missing")
        return nothing({ kind: "missing", title });
    if (file.state === "too-large") {
        return unusable(`${title} has ${(0,english/* size */.Ej)(file.bytes)}, and only reports up to ${(0,english/* size */.Ej)(MOST_BYTES)} are read`);
    }
    const { parsePreviousReport } = await Promise.all(/* import() */[__nccwpck_require__.e(934), __nccwpck_require__.e(898)]).then(__nccwpck_require__.bind(__nccwpck_require__, 7898));
    const parsed = parsePreviousReport(file.content, label);
    return "why" in parsed ? unusable(`${title} cannot be used: ${parsed.why}`) : parsed;
}
/** The changes since the previous period, and what the reader must know about them. */
function compareWithPrevious(previous, assessment, settings) {
    if (previous === undefined)
        return { comparison: undefined, notes: [] };
    if ("note" in previous)
        return { comparison: undefined, notes: [previous.note] };
    const differences = differencesOf(previous.previous, {
        ...(0,settings_settings/* rulesOf */.fD)(settings),
        activity: assessment.activity,
    });
    return {
        comparison: compareWith(previous.previous, assessment),
        notes: differences.map((difference) => (0,build_notes/* note */.N)("compared-with-other-rules", "info", { previousLabel: previous.previous.label, difference })),
    };
}
/** What the reader must know about the report of the same period that this one takes the place of. */
function noteReplaced(replaced, assessment, settings) {
    if (replaced === undefined)
        return [];
    const { title, report } = replaced;
    const losses = lossesOf(report, {
        ...(0,settings_settings/* rulesOf */.fD)(settings),
        activity: assessment.activity,
        complete: assessment.reasons.length === 0,
        roomIds: new Set(assessment.rooms.map(({ roomId }) => roomId)),
    });
    return losses.map((why) => (0,build_notes/* note */.N)("replaces-another", "warning", { title, why }));
}

;// CONCATENATED MODULE: ./build/run/assess.js













/** Judges, and composes the model that all reports show. */
async function assessPeriod(context, collected, known) {
    const { host, settings, docspace, ready } = context;
    const { exemptions, history, narrowing, review } = known;
    const decided = review && "facts" in review ? { decided: review.facts.standings } : {};
    const rules = {
        ...(0,settings_settings/* rulesOf */.fD)(settings),
        exemptions,
        ...(history ? { history: history.inactiveBefore } : {}),
        ...decided,
    };
    const assessment = await assess(collected, rules, async () => {
        await (0,promises_.setImmediate)();
        host.signal.throwIfAborted();
    });
    const filter = await filterOf(settings, narrowing, collected);
    const listed = () => listEvents(collected, assessment, filter);
    const { comparison, notes } = compareWithPrevious(known.previous, assessment, settings);
    const replacing = noteReplaced(known.replaced, assessment, settings);
    for (const one of replacing)
        host.log.warning((0,vocabulary_notes/* noteText */.gA)(one));
    const { runUrl } = await host.workflow();
    const { uncertain, ...counted } = await countListed(settings, assessment, listed, filter);
    const report = composeReport(settings, collected, assessment, {
        toolVersion: version/* VERSION */.x,
        generatedAt: docspace.now(),
        portalVersion: ready.version,
        runUrl,
        filters: describeFilters(settings.filters),
        listed: counted,
        comparison,
        trend: known.trend,
        notes: [
            ...ready.notes,
            ...notes,
            ...replacing,
            ...(narrowing?.notes ?? []),
            ...uncertainNote(uncertain),
            ...(review?.notes ?? []),
        ],
        reminded: known.mailing?.membersMayNot ? undefined : await toRemind(context, assessment, history),
        review: review && "facts" in review ? (0,report_review/* reviewOf */.Q)(assessment, review.facts) : undefined,
        // A run that reminds nobody still replaces the report that tells of one that did.
        remindedPeriod: known.mailing?.period ?? known.replaced?.report.remindedPeriod,
    });
    warnOf(context, report);
    return { report, listed, outputs: outputsOf(report) };
}
/** Whom the mails will remind, as far as the ledger tells now; undefined where there will be none. */
async function toRemind({ settings, ready, docspace }, assessment, { ledger } = {}) {
    if (settings.reminders !== "send" || ready.period.provisional || ledger === undefined)
        return undefined;
    // Loaded only where mails are wanted.
    const { planReminders } = await Promise.all(/* import() */[__nccwpck_require__.e(905), __nccwpck_require__.e(675)]).then(__nccwpck_require__.bind(__nccwpck_require__, 5675));
    const { sortOut } = await Promise.all(/* import() */[__nccwpck_require__.e(905), __nccwpck_require__.e(958)]).then(__nccwpck_require__.bind(__nccwpck_require__, 5577));
    const plans = planReminders(assessment, ready.period);
    const { due, result } = sortOut(plans, ledger, ready.period, docspace.now());
    return { due: due.length, earlier: result.recent.length };
}
/** So many reasons become warnings; the reports have them all. */
const MOST_REASONS = 5;
function warnOf({ host, settings }, report) {
    const words = (0,vocabulary_words/* wordsOf */.Z)(report);
    for (const one of report.assessment.notes)
        host.log.warning(words.note(one));
    // With `fail-on` the first reason is the error that ends the run.
    const warned = settings.failOn.has("incomplete") ? report.reasons.slice(1) : report.reasons;
    for (const one of warned.slice(0, MOST_REASONS))
        host.log.warning(`Not proved: ${words.reason(one)}`);
}
function outputsOf({ complete, listed, assessment }) {
    const { counts, inactivePeople } = assessment;
    return {
        complete,
        eventCount: listed.count,
        memberCount: Object.values(counts).reduce((sum, count) => sum + count, 0),
        activeCount: counts.active,
        inactiveCount: counts.inactive,
        unknownCount: counts.unknown,
        inactivePeopleCount: inactivePeople,
    };
}
/** With a list of rooms, only their events; then what the `only-` inputs ask for. */
async function filterOf(settings, narrowing, collected) {
    const { contents = [], userIds = new Map() } = narrowing ?? {};
    const wanted = createEventFilter(settings.filters, await placeInFolders(contents, collected), userIds);
    return settings.rooms === "all" ? wanted : (event) => event.attribution.by !== "none" && wanted(event);
}
async function countListed(settings, { events }, listed, filter) {
    const inScope = settings.rooms === "all" ? events.portal : events.inRooms;
    let count = inScope;
    let uncertain = 0;
    if (describeFilters(settings.filters).length > 0) {
        count = 0;
        for await (const batch of listed()) {
            count += batch.length;
            for (const event of batch)
                if (filter(event) === "uncertain")
                    uncertain++;
        }
    }
    const otherRooms = settings.rooms === "all" ? 0 : events.inOtherRooms;
    return { count, filteredOut: inScope - count, otherRooms, uncertain };
}
/** Rather too many events are listed than one too few. */
function uncertainNote(count) {
    if (count === 0)
        return [];
    return [(0,build_notes/* note */.N)("listed-in-doubt", "info", { count }, "compliance")];
}

// EXTERNAL MODULE: ./build/earlier-runs/ledger.js
var earlier_runs_ledger = __nccwpck_require__(883);
// EXTERNAL MODULE: ./build/earlier-runs/ledger-file.js
var ledger_file = __nccwpck_require__(5270);
// EXTERNAL MODULE: ./build/docspace/wire/dates.js
var dates = __nccwpck_require__(2802);
// EXTERNAL MODULE: ./build/docspace/wire/employee.js
var employee = __nccwpck_require__(9691);
// EXTERNAL MODULE: ./build/docspace/wire/envelope.js
var wire_envelope = __nccwpck_require__(2911);
// EXTERNAL MODULE: ./build/docspace/wire/paging.js
var paging = __nccwpck_require__(2175);
;// CONCATENATED MODULE: ./build/docspace/room-log.js





/** Raw events that a page stands for, at most; the next page begins this much further. */
const LOG_PAGE = paging/* PAGE */.KL;
/**
 * One page of the history of a room, or of any folder (`FoldersController.cs`, `HistoryService.cs`). The order is by
 * id descending in the database, but the page groups its events; go on by raw events until `total`, never by the
 * number of entries shown. Members of the room and DocSpace admins may read it, on every plan.
 */
async function readRoomLogPage(docspace, folderId, query) {
    const envelope = await docspace.get(`files/folder/${folderId}/log`, {
        fromDate: (0,dates/* formatWireDate */.Xi)(query.from),
        toDate: (0,dates/* formatWireDate */.Xi)(query.to),
        count: LOG_PAGE,
        startIndex: query.startIndex || undefined,
    });
    return logPageIn(envelope, query.startIndex);
}
function logPageIn(envelope, startIndex) {
    const total = (0,wire_envelope/* totalOf */.e6)(envelope);
    const entries = (0,wire_envelope/* listIn */.Of)(envelope).flatMap((item) => [item, ...(0,wire_envelope/* list */.p_)(item, "related")].map(logEntry));
    return { entries, covered: Math.min(Math.max(total - startIndex, 0), LOG_PAGE), total };
}
function logEntry(item) {
    const action = (0,wire_envelope/* object */.Ik)(item, "action");
    const initiator = (0,wire_envelope/* optionalObject */.u9)(item, "initiator");
    const data = (0,wire_envelope/* optionalObject */.u9)(item, "data") ?? { endpoint: item.endpoint, values: {} };
    const actionId = (0,wire_envelope/* number */.ai)(action, "id");
    const user = (0,wire_envelope/* optionalObject */.u9)(data, "user");
    const group = (0,wire_envelope/* optionalObject */.u9)(data, "group");
    const id = (0,wire_envelope/* numberOr */.d_)(item.values["id"]);
    return {
        ...(id === undefined ? {} : { id }),
        at: (0,wire_envelope/* date */.p6)(item, "date"),
        userId: initiator ? (0,wire_envelope/* text */.Qq)(initiator, "id").toLowerCase() : "",
        user: initiator ? (0,employee/* displayName */.Q)(initiator) : "",
        actionId,
        key: (0,wire_envelope/* text */.Qq)(action, "key") || ((0,wire_actions/* actionName */.aM)(actionId) ?? ""),
        ...identifiers(data),
        ...words(data),
        ...(isOfRoomLeft(data) ? { left: true } : {}),
        ...(user ? { member: { id: (0,wire_envelope/* text */.Qq)(user, "id").toLowerCase(), name: (0,employee/* displayName */.Q)(user) } } : {}),
        ...(group ? { group: { id: (0,wire_envelope/* text */.Qq)(group, "id"), name: (0,wire_envelope/* text */.Qq)(group, "name") } } : {}),
        ...owners(data),
    };
}
/** Of an account that is gone the server sends the name alone, or an id of zeros. */
function owners(data) {
    const idOf = (name) => {
        const person = (0,wire_envelope/* optionalObject */.u9)(data, name);
        return person === undefined ? "" : (0,wire_envelope/* text */.Qq)(person, "id").toLowerCase();
    };
    const owner = idOf("owner");
    const formerOwner = idOf("oldOwner");
    return {
        ...(/[^0-]/.test(owner) ? { owner } : {}),
        ...(/[^0-]/.test(formerOwner) ? { formerOwner } : {}),
    };
}
/** Ids above 0: the server answers 0 for what was deleted since, and links have text ids. */
function identifiers(data) {
    const found = {};
    const entryId = (0,wire_envelope/* numberOr */.d_)(data.values["id"]);
    if (entryId !== undefined && entryId > 0)
        found.entryId = entryId;
    for (const name of ["parentId", "fromFolderId", "toFolderId"]) {
        const id = (0,wire_envelope/* optionalNumber */.WI)(data, name);
        if (id !== undefined && id > 0)
            found[name] = id;
    }
    return found;
}
function isOfRoomLeft(data) {
    const { toFolderId, fromFolderId } = identifiers(data);
    return toFolderId !== undefined && fromFolderId === undefined && (0,wire_envelope/* text */.Qq)(data, "parentTitle") === "";
}
function words(data) {
    const found = {};
    for (const name of ["title", "oldTitle", "newTitle"]) {
        const word = (0,wire_envelope/* text */.Qq)(data, name);
        if (word !== "")
            found[name] = word;
    }
    return found;
}

;// CONCATENATED MODULE: ./build/earlier-runs/lost-ledger.js




/** What to do about a ledger that is not there. */
const BRING_BACK = "Bring it back from the trash, under its old name, or restore its newest version; to begin anew without it, move the reports of that time out of the folder.";
/** Why nobody is mailed then; what follows "No mail was sent:". */
const lost_ledger_GONE = `the log of the report folder tells of a "${titles/* LEDGER_TITLE */.Fy}" which says who was mailed, and it is gone. ${BRING_BACK}`;
/** Of the log: uploaded, and written as a new version (5099 is shown as 5034). */
const lost_ledger_WRITTEN = new Set([5011, 5034]);
/**
 * Whether the folder's own log tells of a ledger written there since a day whose file the folder has no more: it was
 * deleted, moved away or renamed since. The log keeps the title of a file that was deleted for good, and has uploads to
 * every version, as the action makes them (`docs/server-facts.md`, 1 and 8).
 *
 * @param files that the folder has now
 * @param since number of the last day of a period: who was mailed about it was mailed after it, and it ends up to 14
 *   hours before that of UTC
 */
async function wroteLostLedger(docspace, folderId, files, since) {
    const ledgers = (0,docspace_files/* withTitles */.My)(files, [titles/* LEDGER_TITLE */.Fy]).get(titles/* LEDGER_TITLE */.Fy) ?? [];
    const present = new Set(ledgers.map(({ id }) => id));
    const range = { from: since * epoch/* DAY */.d_ - epoch/* DAY */.d_, to: Math.floor(docspace.now() / 1000) };
    for (let startIndex = 0;; startIndex += LOG_PAGE) {
        const { entries, total } = await readRoomLogPage(docspace, folderId, { ...range, startIndex });
        const lost = entries.some(({ actionId, title, parentId, entryId }) => lost_ledger_WRITTEN.has(actionId) &&
            title?.toLowerCase() === titles/* LEDGER_TITLE */.Fy &&
            parentId === folderId &&
            (entryId === undefined || !present.has(entryId)));
        if (lost || startIndex + LOG_PAGE >= total)
            return lost;
    }
}

// EXTERNAL MODULE: ./build/time/calendar.js
var calendar = __nccwpck_require__(3032);
// EXTERNAL MODULE: ./build/run/context.js
var run_context = __nccwpck_require__(1209);
// EXTERNAL MODULE: ./build/run/deliver.js + 1 modules
var deliver = __nccwpck_require__(9000);
;// CONCATENATED MODULE: ./build/run/begin-mailing.js












/** JSON reports that are looked into, the nearest first; of the others the folder's history must tell. */
const MOST_REPORTS = 12;
const none = (why) => ({ membersMayNot: why, managersMayNot: why });
/**
 * Writes into the ledger that reminding for this period begins, before the report that says so is uploaded. So a report
 * whose period the ledger does not know shows that the ledger was deleted, moved away or brought back from an older
 * version; where there is no such report to be read, the folder's history shows it. Nobody knows then who was mailed, so
 * nobody is: members about the days of that report, managers about its period. The folder is listed first: what another
 * run writes meanwhile is in the ledger before its report is in the folder.
 *
 * @param before the folder's files as they were when the reading began; enough where only managers are mailed
 */
async function beginMailing(context, folder, before) {
    const { docspace, settings, ready } = context;
    const { period } = ready;
    const members = settings.reminders === "send";
    const managers = settings.reminders !== "preview" && settings.manager !== undefined;
    if (!(members || managers) || !folder || !ready.folder || period.provisional)
        return {};
    if (!members && before !== undefined && ofPeriod(reportsNear(before, period), period).length === 0)
        return {};
    if (!(0,earlier_runs_ledger/* isRemembered */.rK)(period, docspace.now()))
        return none(TOO_OLD);
    try {
        const [unfit, files] = await Promise.all([(0,deliver/* unfitNow */.tv)(context), (0,docspace_files/* listFolderFiles */.ct)(docspace, ready.folder.id)]);
        if (unfit.length > 0)
            return none((0,deliver/* noMailIn */.Ob)(unfit));
        const stored = await (0,ledger_file/* readLedger */.SC)(folder);
        const { ledger } = stored;
        const doubtOf = createDoubting(context, ready.folder.id, files, ledger);
        const near = reportsNear(files, period).filter(({ label }) => !(0,earlier_runs_ledger/* knowsOf */.OR)(ledger, label));
        const own = (0,earlier_runs_ledger/* knowsReports */.A6)(ledger, period.label) ? [] : ofPeriod(near, period);
        const aboutMembers = members ? await doubtOf(near) : undefined;
        const aboutManagers = managers ? await doubtOf(own) : undefined;
        if (aboutMembers !== undefined || aboutManagers !== undefined) {
            return refusal({ members, managers, aboutMembers, aboutManagers });
        }
        if (!members)
            return {};
        await (0,ledger_file/* writeLedger */.XL)(folder, stored, (0,earlier_runs_ledger/* withBegun */.WZ)(ledger, period), (0,run_context/* uploadOptions */.s)(context));
        return { period: period.label };
    }
    catch (error) {
        docspace.signal.throwIfAborted();
        return none(`No mail was sent. ${(0,errors/* sentenceOf */.$N)(error)}`);
    }
}
const TOO_OLD = "No mail was sent: the period ended almost ten years ago or earlier, and whom a run mailed is remembered for ten years.";
/** The reports of periods that end less than this one's length away, nearest first: whoever was mailed for them is not again. */
function reportsNear(files, period) {
    return files
        .flatMap((file) => {
        const label = (0,titles/* labelInTitle */.Sg)(file.title);
        const last = label === undefined ? undefined : lastDayOf(label);
        if (label === undefined || last === undefined)
            return [];
        const lastDay = (0,calendar/* dayNumber */.U$)(last);
        return [{ file, label, lastDay, away: Math.abs(lastDay - (0,calendar/* dayNumber */.U$)(period.lastDay)) }];
    })
        .filter(({ away }) => away < (0,earlier_runs_ledger/* daysOf */.hF)(period))
        .toSorted((a, b) => a.away - b.away);
}
function ofPeriod(reports, { label }) {
    return reports.filter((one) => one.label === label);
}
/** Tells of reports that the ledger does not know whether one of them was made by a run that mailed. */
function createDoubting(context, folderId, files, ledger) {
    const told = new Map();
    const remindedBy = async ({ file, label }) => {
        if (!told.has(file.id))
            told.set(file.id, await remindedIn(context, file, label));
        return told.get(file.id);
    };
    return async (reports) => {
        if (reports.length === 0)
            return undefined;
        for (const one of reports.filter(({ file }) => (0,titles/* isJsonReport */.ZU)(file.title)).slice(0, MOST_REPORTS)) {
            const reminded = await remindedBy(one);
            if (reminded !== undefined && !(0,earlier_runs_ledger/* knowsOf */.OR)(ledger, reminded)) {
                return { why: ledgerLost(one.file.title), period: reminded };
            }
        }
        const since = Math.min(...reports.map(({ lastDay }) => lastDay));
        return (await wroteLostLedger(context.docspace, folderId, files, since)) ? { why: lost_ledger_GONE } : undefined;
    };
}
/** What a report says of reminders; nothing where it cannot be read, is too large, or none of this action. */
async function remindedIn({ docspace }, file, label) {
    try {
        const found = await readEarlierFile(docspace, file, MOST_BYTES);
        if (found.state !== "read")
            return undefined;
        const { parsePreviousReport } = await Promise.all(/* import() */[__nccwpck_require__.e(934), __nccwpck_require__.e(898)]).then(__nccwpck_require__.bind(__nccwpck_require__, 7898));
        const parsed = parsePreviousReport(found.content, label);
        return "previous" in parsed ? parsed.previous.remindedPeriod : undefined;
    }
    catch {
        docspace.signal.throwIfAborted();
        return undefined;
    }
}
function ledgerLost(title) {
    return `"${title}" tells of a run that was to remind people, and "${titles/* LEDGER_TITLE */.Fy}" in the report folder, which says whom, is gone or from before that run. ${BRING_BACK}`;
}
/** One sentence for all mails where the same stands against all that were wanted. */
function refusal(found) {
    const { members, managers, aboutMembers, aboutManagers } = found;
    const period = aboutMembers?.period ?? aboutManagers?.period;
    const told = period === undefined ? {} : { period };
    const same = !members || !managers || aboutMembers?.why === aboutManagers?.why;
    if (same)
        return { ...none(`No mail was sent: ${(aboutMembers ?? aboutManagers)?.why}`), ...told };
    return {
        ...(aboutMembers && { membersMayNot: `Nobody was reminded: ${aboutMembers.why}` }),
        ...(aboutManagers && { managersMayNot: `No manager's report was sent: ${aboutManagers.why}` }),
        ...told,
    };
}

// EXTERNAL MODULE: ./build/docspace/http/portal-error.js
var portal_error = __nccwpck_require__(1621);
;// CONCATENATED MODULE: ./build/docspace/audit-trail.js





/** A year in which no portal existed: rows for it mean that the server answers anything. */
const NO_PORTAL_YET = { from: 0, to: 365 * epoch/* DAY */.d_ };
/**
 * One page of the audit trail, in the server's order: newest first, ties in any order (`AuditEventsRepository.cs`).
 * There is no total; without the Audit feature the server answers with the newest 20 events whatever was asked, and
 * only their dates give that away (`SecurityController.cs`). `at` is what the server printed.
 */
async function readAuditPage(docspace, query) {
    const envelope = await docspace.get("security/audit/events/filter", {
        from: (0,dates/* formatWireDate */.Xi)(query.from),
        to: (0,dates/* formatWireDate */.Xi)(query.to),
        count: query.count ?? paging/* PAGE */.KL,
        startIndex: query.startIndex || undefined,
        userId: query.userId,
        action: query.action,
        actionType: query.actionType,
        entryType: query.entryType,
        target: query.target,
    });
    return auditEventsIn(envelope);
}
/**
 * The date of the newest row not after `until`; tells the portal's offset then where its zone is not known here.
 *
 * @param count rows to ask for
 */
async function readNewestDate(docspace, until, count = 1) {
    const query = { to: (0,dates/* formatWireDate */.Xi)(until), count };
    const envelope = await docspace.get("security/audit/events/filter", query);
    const { length: rows, 0: newest } = auditEventsIn(envelope);
    if (!newest || !Array.isArray(envelope.response))
        return undefined;
    const [row] = envelope.response;
    return { at: newest.at, offset: (0,dates/* offsetOfWireDate */.sY)(textOr(row?.date)), rows };
}
/** Plain property reads: a run may read a million of them. */
function auditEventsIn(envelope) {
    const rows = envelope.response;
    if (!Array.isArray(rows))
        throw (0,portal_error/* unexpectedAnswer */.au)(envelope.endpoint, "is not a list of events");
    const events = rows.map((row) => auditEvent(row, envelope.endpoint));
    refuseIdsOfSeveral(events, envelope.endpoint);
    return events;
}
/** Events are kept once by their ids: of two that share one, one would be lost. A row that stands there twice is no harm. */
function refuseIdsOfSeveral(events, endpoint) {
    const byId = new Map();
    for (const event of events) {
        const other = byId.get(event.id);
        byId.set(event.id, event);
        if (other === undefined)
            continue;
        const same = other.at === event.at && other.userId === event.userId && other.actionId === event.actionId;
        if (same && `${other.target}` === `${event.target}`)
            continue;
        throw (0,portal_error/* unexpectedAnswer */.au)(endpoint, `has two different events of the number ${event.id}`);
    }
}
function auditEvent(row, endpoint) {
    const id = (0,wire_envelope/* numberOr */.d_)(row?.id);
    if (!row || id === undefined || id < 1)
        throw (0,portal_error/* unexpectedAnswer */.au)(endpoint, 'has an event without a number in "id"');
    const userId = textOr(row.userId).toLowerCase();
    const actionId = (0,wire_envelope/* numberOr */.d_)(row.actionId);
    // Whose it was and what it was decides verdicts: nothing stands in for them.
    if (userId === "" || actionId === undefined)
        throw (0,portal_error/* unexpectedAnswer */.au)(endpoint, `does not tell who did what in event ${id}`);
    return {
        id,
        at: eventDate(row.date, id, endpoint),
        userId,
        user: textOr(row.user),
        actionId,
        action: textOr(row.action),
        actionType: (0,wire_envelope/* numberOr */.d_)(row.actionType) ?? 0,
        product: (0,wire_envelope/* numberOr */.d_)(row.product) ?? 0,
        location: (0,wire_envelope/* numberOr */.d_)(row.location ?? row.module) ?? 0,
        target: Array.isArray(row.target) ? row.target.map(wire_envelope/* wordOf */.aG) : [],
        entries: Array.isArray(row.entries) ? row.entries.map((entry) => (0,wire_envelope/* numberOr */.d_)(entry) ?? 0) : [],
        context: textOr(row.context),
        page: textOr(row.page),
        ip: textOr(row.ip),
        country: textOr(row.country),
        city: textOr(row.city),
        browser: textOr(row.browser),
        platform: textOr(row.platform),
    };
}
function eventDate(value, id, endpoint) {
    try {
        return (0,dates/* parseWireDate */.$Z)(textOr(value));
    }
    catch {
        throw (0,portal_error/* unexpectedAnswer */.au)(endpoint, `has no date with a time zone in event ${id}`);
    }
}
function textOr(value) {
    return typeof value === "string" ? value : "";
}

;// CONCATENATED MODULE: ./build/time/offset-changes.js


/** The farthest that a change of offset can reach: no zone is more than 14 hours from UTC, one day was skipped whole. */
const REACH = 2 * epoch/* DAY */.d_;
/** About a change of offset a printed date may be off in either direction: the earliest moment that it may mean. */
function earliestMeant(printed, changes) {
    const near = changes.map(({ at, before, after, within = 0 }) => {
        const reach = 2 * Math.abs(before - after);
        return Math.abs(printed - at) <= reach + within ? reach : 0;
    });
    return printed - Math.max(0, ...near);
}
/**
 * Moments whose zone keeps its offset because base offset and summer time change at once. The server's runtime prints
 * the hour around them an hour late all the same (.NET 10, tzdata 2025b and 2026f, run over every zone of 2020 to 2030).
 */
const UNSEEN = {
    "America/Ciudad_Juarez": [
        { at: Date.UTC(2022, 9, 30, 8) / 1000, before: -21_600, after: -25_200, twice: true },
    ],
    "America/Scoresbysund": [{ at: Date.UTC(2024, 2, 31, 1) / 1000, before: -3600, after: 0, twice: true }],
};
/** Zones that print off by twice the change, and until when they did (the same run). */
const TWICE_UNTIL = {
    "America/Scoresbysund": Date.UTC(2024, 0, 1) / 1000,
};
/**
 * All changes of offset of an IANA zone that can make a printed date in [from, to] doubtful, oldest first: the ends and
 * beginnings of summer time, and changes of the zone's own offset.
 */
function offsetChanges(timeZone, from, to) {
    const found = (UNSEEN[timeZone] ?? []).filter(({ at }) => at > from - REACH && at < to + REACH);
    let cursor = (0,zoned/* zoned */.X)(from - REACH, timeZone).getTimeZoneTransition("next");
    while (cursor !== null) {
        const at = Math.floor(cursor.epochMilliseconds / 1000);
        if (at - REACH > to)
            break;
        const before = offsetAt(timeZone, at - 1);
        const after = cursor.offsetNanoseconds / 1e9;
        const reach = 2 * Math.abs(before - after) + Math.max(Math.abs(before), Math.abs(after));
        if (at + reach > from && at - reach <= to && before !== after) {
            const twice = at < (TWICE_UNTIL[timeZone] ?? 0);
            found.push({ at, before, after, ...(twice ? { twice } : {}) });
        }
        cursor = cursor.getTimeZoneTransition("next");
    }
    return found.sort((a, b) => a.at - b.at);
}
/** Seconds that local time of an IANA zone is ahead of UTC at an instant. */
function offsetAt(timeZone, at) {
    return (0,zoned/* zoned */.X)(at, timeZone).offsetNanoseconds / 1e9;
}

;// CONCATENATED MODULE: ./build/collect/own-files.js



/** The dates of a file and of its upload, one moment, may be rounded each in its own way. */
const ROUNDED_SECONDS = 2;
/**
 * The report folder's files, and the ids of those that bear a title of this action, with the moment since when: the id
 * may have been another file's before. The folder is listed: the server's search forgets files now and then, a listing
 * does not. Uploads of these files by the key's owner are this action's own.
 */
async function findOwnFiles(docspace, folderId, clockChanges) {
    if (folderId === undefined)
        return { ownFiles: new Map() };
    const files = await (0,docspace_files/* listFolderFiles */.ct)(docspace, folderId);
    const own = files.filter(({ title }) => (0,titles/* isOwnTitle */.Fr)(title));
    const since = ({ created = 0 }) => earliestMeant(created, clockChanges) - ROUNDED_SECONDS;
    return { ownFiles: new Map(own.map((file) => [file.id, since(file)])), reportFolder: files };
}

;// CONCATENATED MODULE: ./build/docspace/portal.js



/** `keys/@self`: works for every valid key whatever its scopes (`ApiKeysController.cs`). */
async function readApiKey(docspace) {
    return apiKeyIn(await docspace.get("keys/@self"));
}
function apiKeyIn(envelope) {
    const key = (0,wire_envelope/* objectIn */.D7)(envelope);
    const expires = (0,wire_envelope/* optionalDate */.XL)(key, "expiresAt");
    const permissions = key.values["permissions"] ?? [];
    if (!Array.isArray(permissions))
        throw (0,portal_error/* unexpectedAnswer */.au)(envelope.endpoint, 'has no list in "permissions"');
    return {
        name: (0,wire_envelope/* text */.Qq)(key, "name"),
        active: (0,wire_envelope/* flag */.Jt)(key, "isActive"),
        permissions: permissions.map(wire_envelope/* wordOf */.aG),
        ...(expires === undefined ? {} : { expires }),
    };
}
/** `people/@self`: the person as whom the key acts. */
async function readKeyOwner(docspace) {
    const person = (0,wire_envelope/* objectIn */.D7)(await docspace.get("people/@self"));
    return {
        id: (0,wire_envelope/* requiredText */.$4)(person, "id"),
        name: (0,employee/* displayName */.Q)(person),
        isAdmin: (0,wire_envelope/* flag */.Jt)(person, "isAdmin"),
        isOwner: (0,wire_envelope/* flag */.Jt)(person, "isOwner"),
    };
}
/** Asked without the key: it is open to everybody, and keys with few scopes are refused there. */
async function readVersion(docspace) {
    const envelope = await docspace.getAnonymous("settings/version/build");
    const printed = (0,wire_envelope/* requiredText */.$4)((0,wire_envelope/* objectIn */.D7)(envelope), "docSpace");
    const version = parseVersion(printed);
    if (!version)
        throw (0,portal_error/* unexpectedAnswer */.au)(envelope.endpoint, 'has no version number in "docSpace"');
    return version;
}
function parseVersion(printed) {
    const [, major, minor, patch] = /^v?(\d+)\.(\d+)(?:\.(\d+))?/.exec(printed) ?? [];
    if (major === undefined)
        return undefined;
    return { major: Number(major), minor: Number(minor), patch: Number(patch ?? 0), text: printed };
}
/** With the key, because only then the server tells its time zone; needs the scope `*:read`. */
async function portal_readSettings(docspace) {
    const settings = (0,wire_envelope/* objectIn */.D7)(await docspace.get("settings"));
    const timeZone = (0,wire_envelope/* text */.Qq)(settings, "timezone");
    const culture = (0,wire_envelope/* text */.Qq)(settings, "culture");
    return {
        ...(timeZone === "" ? {} : { timeZone }),
        ...(culture === "" ? {} : { culture }),
    };
}
/** Whether the plan has the Audit feature; without it the trail shows the newest 20 events and nothing else. */
async function readQuota(docspace) {
    const quota = (0,wire_envelope/* objectIn */.D7)(await docspace.get("portal/quota"));
    const features = (0,wire_envelope/* text */.Qq)(quota, "features").split(",");
    return { audit: "audit" in quota.values ? (0,wire_envelope/* flag */.Jt)(quota, "audit") : features.includes("audit") };
}
/** Days after which the portal says it forgets audit events; 180 at most. */
async function readRetention(docspace) {
    return (0,wire_envelope/* number */.ai)((0,wire_envelope/* objectIn */.D7)(await docspace.get("security/audit/settings/lifetime")), "auditTrailLifeTime");
}
/** Names of the actions that the trail lists at all (`security/audit/mappers`); the others stay invisible there. */
async function readMappedActions(docspace) {
    const products = (0,wire_envelope/* listIn */.Of)(await docspace.get("security/audit/mappers"));
    const actions = products
        .flatMap((product) => (0,wire_envelope/* list */.p_)(product, "modules"))
        .flatMap((module) => (0,wire_envelope/* list */.p_)(module, "actions"));
    return new Set(actions.map((action) => (0,wire_envelope/* requiredText */.$4)(action, "messageAction")));
}

;// CONCATENATED MODULE: ./build/docspace/wire/dialect.js

const NEWEST = { contextPrefix: true, ownerAsFile: false };
/** @param version as the server prints it, e.g. "3.5.0"; what cannot be read counts as the newest */
function dialectOf(version) {
    const parsed = parseVersion(version);
    if (parsed === undefined)
        return NEWEST;
    const since = (minor) => parsed.major > 3 || (parsed.major === 3 && parsed.minor >= minor);
    return { contextPrefix: since(6), ownerAsFile: !since(7) };
}

;// CONCATENATED MODULE: ./build/collect/trail/learned-changes.js

/** Changes of offset that undo each other lie farther apart. */
const STEP = 28 * epoch/* DAY */.d_;
/** To how many seconds a change is found. */
const CLOSE = 900;
/**
 * The changes of the portal's offset in `range` where its zone is not known here: the rows' own offsets tell. Each is
 * known only to lie near the last row of the old offset or the first one of the new, so that both places are named.
 */
async function learnOffsetChanges(range, readNewest) {
    const untils = [];
    for (let until = range.from; until < range.to; until += STEP)
        untils.push(until);
    const samples = await Promise.all([...untils, range.to].map((until) => sampleAt(until, readNewest)));
    const found = await Promise.all(samples.slice(1).map((newer, index) => changesBetween(samples[index] ?? newer, newer, readNewest)));
    return found.flat();
}
async function sampleAt(until, readNewest) {
    return { until, newest: await readNewest(until) };
}
/** Halves the time between two samples until the change lies close. */
async function changesBetween(older, newer, readNewest) {
    if (!newer.newest || older.newest?.offset === newer.newest.offset)
        return [];
    if (newer.until - older.until <= CLOSE) {
        if (!older.newest)
            return [];
        const [before, after] = [older.newest.offset, newer.newest.offset];
        return [older.newest.at, newer.until].map((at) => ({ at, before, after, within: CLOSE }));
    }
    const middle = await sampleAt(Math.floor((older.until + newer.until) / 2), readNewest);
    const [earlier, later] = await Promise.all([
        changesBetween(older, middle, readNewest),
        changesBetween(middle, newer, readNewest),
    ]);
    return [...earlier, ...later];
}

;// CONCATENATED MODULE: ./build/collect/request.js





async function readingOf(request) {
    const { period } = request.portal;
    const logsFrom = Math.min(period.start, period.end - request.settings.graceDays * epoch/* DAY */.d_);
    const now = () => Math.floor(request.docspace.now() / 1000);
    const begun = now();
    return {
        ...request,
        now,
        dialect: dialectOf(request.portal.version),
        range: { from: period.start, to: period.end - 1 },
        logsFrom,
        begun,
        largestPage: { rows: request.portal.newest?.rows ?? 0 },
        clockChanges: await changesOfOffset(request, { from: logsFrom, to: Math.max(period.end, begun) }),
    };
}
/** By the portal's zone; where that is not known here, by the offsets that the trail's rows are printed with. */
async function changesOfOffset({ docspace, portal }, range) {
    if (portal.portalZone !== undefined)
        return offsetChanges(portal.portalZone, range.from, range.to);
    if (portal.trail !== "read")
        return [];
    try {
        return await learnOffsetChanges(range, (until) => readNewestDate(docspace, until));
    }
    catch {
        // What cannot be asked now is asked again for its rows, and then it is a reason.
        docspace.signal.throwIfAborted();
        return [];
    }
}

// EXTERNAL MODULE: ./build/docspace/http/at-once.js
var at_once = __nccwpck_require__(8167);
;// CONCATENATED MODULE: ./build/collect/spool/id-set.js
const CHUNK = 1 << 16;
/** A chunk with more ids than this is a bit map; below, a short list takes less. */
const LISTED = 256;
/**
 * A set of event or file ids in little memory, close together or sparse. Ids are kept in chunks of 65 536, each in the
 * smallest form: where they lie close together (a portal's month) about one bit an id of the range, where each has a
 * chunk of its own (a portal among thousands of one server) one number an id.
 */
class IdSet {
    #chunks = new Map();
    #size = 0;
    get size() {
        return this.#size;
    }
    /** Adds `id` (a whole number ≥ 0); false when it was there already. */
    add(id) {
        const index = Math.floor(id / CHUNK);
        const offset = id - index * CHUNK;
        const chunk = this.#chunks.get(index);
        if (chunk === undefined)
            this.#chunks.set(index, offset);
        else if (!this.#addTo(index, chunk, offset))
            return false;
        this.#size++;
        return true;
    }
    has(id) {
        const index = Math.floor(id / CHUNK);
        const chunk = this.#chunks.get(index);
        if (chunk === undefined)
            return false;
        const offset = id - index * CHUNK;
        if (typeof chunk === "number")
            return chunk === offset;
        if (Array.isArray(chunk))
            return chunk.includes(offset);
        return ((chunk[offset >> 3] ?? 0) & (1 << (offset & 7))) !== 0;
    }
    /** The ids, ascending. */
    *[Symbol.iterator]() {
        for (const index of [...this.#chunks.keys()].sort((a, b) => a - b)) {
            for (const offset of offsetsOf(this.#chunks.get(index) ?? []))
                yield index * CHUNK + offset;
        }
    }
    #addTo(index, chunk, offset) {
        if (typeof chunk === "number") {
            if (chunk === offset)
                return false;
            this.#chunks.set(index, [chunk, offset]);
            return true;
        }
        if (Array.isArray(chunk)) {
            if (chunk.includes(offset))
                return false;
            if (chunk.length < LISTED)
                chunk.push(offset);
            else
                this.#chunks.set(index, bitMap([...chunk, offset]));
            return true;
        }
        return setBit(chunk, offset);
    }
}
function bitMap(offsets) {
    const bits = new Uint8Array(CHUNK >> 3);
    for (const offset of offsets)
        setBit(bits, offset);
    return bits;
}
function setBit(bits, offset) {
    const mask = 1 << (offset & 7);
    const byte = bits[offset >> 3] ?? 0;
    if ((byte & mask) !== 0)
        return false;
    bits[offset >> 3] = byte | mask;
    return true;
}
function* offsetsOf(chunk) {
    if (typeof chunk === "number")
        yield chunk;
    else if (Array.isArray(chunk))
        yield* chunk.toSorted((a, b) => a - b);
    else {
        for (let byte = 0; byte < chunk.length; byte++) {
            for (let bits = chunk[byte] ?? 0; bits !== 0; bits &= bits - 1) {
                yield (byte << 3) + (31 - Math.clz32(bits & -bits));
            }
        }
    }
}

;// CONCATENATED MODULE: ./build/collect/whereabouts/account-changes.js
const ACCEPTED = new Set([4000, 4001, 4002, 4003]);
const STATUS_CHANGED = 4020;
const PROFILE_CHANGED = 4006;
const SIGNED_OUT = 6032;
const STATUS_IN_ADDRESS = /\/people\/status\/(?:(?<enabled>1|Active)|(?<disabled>2|Terminated))\b/i;
/** Actions to ask the audit trail for; the sign-outs come along where it is read without a filter. */
const ACCOUNT_ACTIONS = [...ACCEPTED, STATUS_CHANGED];
/**
 * Where the trail was asked for by action: the action and the time still to be asked for, because only sign-outs tell
 * what became of these accounts. Undefined where every event tells it by itself.
 */
function signOutsOf(events) {
    const untold = events.filter(({ actionId, page }) => actionId === STATUS_CHANGED && !STATUS_IN_ADDRESS.test(page));
    const [first] = untold;
    if (first === undefined)
        return undefined;
    const range = untold.reduce(({ from, to }, { at }) => ({ from: Math.min(from, at - 1), to: Math.max(to, at) }), { from: first.at - 1, to: first.at });
    return { action: SIGNED_OUT, range };
}
function createAccountHistory() {
    const noted = new Map();
    const profiles = new Map();
    const signedOut = new Set();
    const wasSignedOut = ({ userId, at }) => signedOut.has(`${userId} ${at}`) || signedOut.has(`${userId} ${at - 1}`);
    /** Changed profiles of people who were signed out by one of them: of others it was something else that changed. */
    const profileSwitches = () => {
        const disabled = new Set([...profiles.values()].filter(wasSignedOut).flatMap(({ target }) => target));
        return [...profiles.values()].filter(({ target }) => target.some((id) => disabled.has(id)));
    };
    const changeOf = ({ actionId, page, userId, at, }) => {
        if (ACCEPTED.has(actionId))
            return { change: "accepted" };
        const told = STATUS_IN_ADDRESS.exec(page)?.groups;
        if (told !== undefined)
            return { change: told["disabled"] === undefined ? "enabled" : "disabled" };
        return wasSignedOut({ userId, at })
            ? { change: "disabled", bySignOut: true }
            : { change: "enabled", guessed: true };
    };
    return {
        note(event) {
            const { actionId } = event;
            if (ACCEPTED.has(actionId) || actionId === STATUS_CHANGED)
                noted.set(event.id, event);
            else if (actionId === PROFILE_CHANGED && !event.target.includes(event.userId))
                profiles.set(event.id, event);
            else if (actionId === SIGNED_OUT)
                signedOut.add(`${event.userId} ${event.at}`);
        },
        changes: () => [...noted.values(), ...profileSwitches()]
            .sort((a, b) => a.at - b.at || a.id - b.id)
            .map((event) => ({
            id: event.id,
            at: event.at,
            ...changeOf(event),
            personIds: event.target,
        })),
        nameless: () => [...noted.values()].flatMap(({ id, target }) => (target.some(Boolean) ? [] : id)),
    };
}

;// CONCATENATED MODULE: ./build/collect/whereabouts/entries-to-locate.js



const WITNESSES = 3;
/**
 * Remembers, in little memory, which files and folders will have to be looked for: those named by events of actions
 * that no room log shows (opens, downloads, …).
 */
function createUnplaced(inRoomLog, dialect) {
    const files = new Map();
    const folders = new Map();
    const witnesses = new Map();
    return {
        files,
        folders,
        witnesses,
        note(event) {
            const kind = event.entries[0];
            if (kind !== entry_types/* FILE */.PW && kind !== entry_types/* FOLDER */.L7)
                return;
            const id = Number(event.target[0]);
            const title = possibleTitle(contextOf(event, dialect));
            if (title === undefined || !Number.isSafeInteger(id) || id < 1)
                return;
            if (inRoomLog(event.actionId)) {
                const known = witnesses.get(title) ?? [];
                const more = kind === entry_types/* FILE */.PW && known.length < WITNESSES && !known.includes(id);
                if (more)
                    witnesses.set(title, [...known, id]);
                return;
            }
            const byTitle = kind === entry_types/* FILE */.PW ? files : folders;
            const ids = byTitle.get(title) ?? new IdSet();
            byTitle.set(title, ids);
            ids.add(id);
        },
    };
}

;// CONCATENATED MODULE: ./build/collect/whereabouts/owner-changes.js
const FILE_OWNER_CHANGED = 5043;
const DATA_REASSIGNED = 4030;
const DATA_REMOVED = 4031;
/**
 * Actions to ask the audit trail for, because rooms' logs do not tell that a room was given another owner: of rooms by
 * themselves up to 3.6.1, of all that an account owned on every version.
 */
const ownerActions = ({ ownerAsFile }) => ownerAsFile ? [FILE_OWNER_CHANGED, DATA_REASSIGNED] : [DATA_REASSIGNED, DATA_REMOVED];
function createOwnerHistory({ ownerAsFile }) {
    const last = new Map();
    const reassigned = new Map();
    return {
        note({ id, actionId, target: [about = ""], at, action, userId }) {
            if (actionId === FILE_OWNER_CHANGED && ownerAsFile) {
                last.set(Number(about), Math.max(at, last.get(Number(about)) ?? at));
            }
            else if (actionId === DATA_REASSIGNED) {
                reassigned.set(id, { at, from: about, to: { sentence: action } });
            }
            else if (actionId === DATA_REMOVED && !ownerAsFile) {
                reassigned.set(id, { at, from: about, to: { id: userId } });
            }
        },
        changes: () => last,
        reassignments: () => [...reassigned.values()],
    };
}

;// CONCATENATED MODULE: ./build/collect/whereabouts/title-history.js

/** Rooms renamed and deleted; AI agents, which bear titles as rooms do, and events name them in the same place. */
const TITLE_ACTIONS = [5071, 5074, 5155, 5156];
const TITLE_CHANGES = new Set(TITLE_ACTIONS);
function createTitleHistory(rooms, otherRooms, dialect) {
    const known = titlesById(rooms);
    const others = titlesById(otherRooms);
    return {
        note(roomId, entries) {
            for (const { key, oldTitle, newTitle } of entries) {
                if (key !== "RoomRenamed")
                    continue;
                for (const title of [oldTitle, newTitle])
                    if (title)
                        known.get(roomId)?.add(title);
            }
        },
        noteEvent(event) {
            const { actionId, target } = event;
            if (!TITLE_CHANGES.has(actionId))
                return;
            const title = possibleTitle(contextOf(event, dialect));
            if (!title)
                return;
            const roomId = Number(target[0]);
            add(known.has(roomId) ? known : others, roomId, title);
        },
        get titles() {
            return listOf(known);
        },
        get otherTitles() {
            return listOf(others);
        },
    };
}
/** Rooms in third-party storage have texts as ids; they share a key that is no number. */
function titlesById(rooms) {
    const found = new Map();
    for (const { id, title } of rooms)
        add(found, Number(id), title);
    return found;
}
function add(titles, roomId, title) {
    titles.set(roomId, (titles.get(roomId) ?? new Set()).add(title));
}
function listOf(titles) {
    return [...titles].flatMap(([roomId, its]) => [...its].map((title) => ({ roomId, title })));
}

// EXTERNAL MODULE: ./build/docspace/folders.js
var docspace_folders = __nccwpck_require__(4380);
// EXTERNAL MODULE: ./build/docspace/rooms.js
var docspace_rooms = __nccwpck_require__(4621);
;// CONCATENATED MODULE: ./build/preflight/rooms.js






/**
 * The rooms to audit and all the others. `all` means every active room in the portal's own storage; a room asked for by
 * its id must be one of them and show its members, else it is a problem.
 */
async function findRooms(docspace, { rooms: wanted }) {
    const ids = wanted === "all" || "part" in wanted ? [] : wanted;
    const [all, members] = await Promise.all([
        (0,docspace_rooms/* listAllRooms */.a8)(docspace),
        (0,at_once/* atOnce */.z)(ids, async (id) => [id, await membersOf(docspace, id)]),
    ]);
    const audited = all.filter((room) => (0,docspace_rooms/* isAuditable */.qi)(room) && isWanted(Number(room.id), wanted));
    const isAudited = new Set(audited.map(({ id }) => id));
    const problems = await (0,at_once/* atOnce */.z)(members, async ([id, read]) => {
        const room = audited.find((one) => one.id === id);
        return room ? problemOfMembers(room, read) : whyNotAuditable(docspace, id, all);
    });
    return {
        audited,
        others: all.filter(({ id }) => !isAudited.has(id)),
        shares: new Map(members.flatMap(([id, read]) => (Array.isArray(read) ? [[id, read]] : []))),
        problems: problems.filter((problem) => problem !== undefined),
    };
}
/** Whether an auditable room was asked for. */
function isWanted(id, wanted) {
    if (wanted === "all")
        return true;
    return "part" in wanted ? partOfRoom(id, wanted.of) === wanted.part : wanted.includes(id);
}
/**
 * To which part a room belongs, from 1. By its id alone, so that jobs which never talk to each other neither share a room
 * nor leave one out, also when rooms come and go meanwhile. The ids are spread, for those of rooms made together lie close.
 */
function partOfRoom(id, of) {
    let mixed = Math.imul(id ^ (id >>> 16), 0x45d9f3b);
    mixed = Math.imul(mixed ^ (mixed >>> 16), 0x45d9f3b);
    return (((mixed ^ (mixed >>> 16)) >>> 0) % of) + 1;
}
/** The room's members, or why they cannot be read. */
async function membersOf(docspace, id) {
    try {
        return await (0,docspace_members/* readShares */.xA)(docspace, id);
    }
    catch (error) {
        docspace.signal.throwIfAborted();
        return (0,errors/* sentenceOf */.$N)(error);
    }
}
function problemOfMembers(room, read) {
    if (typeof read === "string")
        return `The members of room ${room.id} in room-ids cannot be read: ${read}`;
    if (read.length > 0)
        return undefined;
    return `Room ${room.id} ("${room.title}") shows no members to the key's owner, so it may not be read: make the key's owner an administrator or a member of it, or take it out of room-ids.`;
}
async function whyNotAuditable(docspace, id, all) {
    const listed = all.find((room) => room.id === id);
    if (listed) {
        const what = listed.area === "active" ? "lies in third-party storage" : `is ${AREA_WORDS[listed.area]}`;
        return `Room ${id} ("${listed.title}") ${what} and cannot be audited: take it out of room-ids.`;
    }
    try {
        const folder = await (0,docspace_folders/* getFolder */.L2)(docspace, id);
        if (!folder)
            return `Room ${id} in room-ids does not exist (any more): check the number in the address of the room.`;
        return folder.isRoom
            ? `Room ${id} ("${folder.title}") is not among the rooms the key's owner can see: make them an administrator or a member of it, or take it out of room-ids.`
            : `${id} in room-ids is the folder "${folder.title}", not a room: give the number in the address of the room.`;
    }
    catch (error) {
        if (!(error instanceof portal_error/* PortalError */.vg))
            throw error;
        return `Room ${id} in room-ids cannot be read: ${error.message}`;
    }
}
const AREA_WORDS = {
    archived: "archived",
    template: "a template",
    agent: "an AI agent",
    active: "active",
};

;// CONCATENATED MODULE: ./build/collect/whereabouts/unlisted-rooms.js







/** Rooms and AI agents deleted: afterwards no list shows them. */
const DELETED = new Set([5074, 5156]);
function createRoomsNamed() {
    const named = new Set();
    const deleted = new Set();
    return {
        named,
        deleted,
        note({ actionId, entries, target }) {
            if (entries[0] !== entry_types/* ROOM */.ib)
                return;
            const id = Number(target[0]);
            if (Number.isSafeInteger(id) && id > 0)
                (DELETED.has(actionId) ? deleted : named).add(id);
        },
    };
}
/**
 * Rooms that should be audited and that no list showed, although its total fitted: an event is about them, or a file
 * that an event names lies in one. Each is asked for by its id; what cannot be asked is in doubt as well. One that the
 * portal does not know (any more), or does not show to the key's owner, is none of them.
 */
async function findUnlistedRooms({ docspace, portal, settings }, { named, deleted }, { files, folders }) {
    const known = new Set([
        ...[...portal.rooms, ...portal.otherRooms].map(({ id }) => id),
        ...deleted,
    ]);
    const seen = new Set([...named, ...files.values(), ...folders.values()]);
    const suspects = [...seen].filter((id) => id !== null && !known.has(id) && isWanted(id, settings.rooms));
    const unlisted = await (0,at_once/* atOnce */.z)(suspects, async (id) => {
        try {
            const room = await (0,docspace_folders/* getRoom */.sT)(docspace, id);
            return room !== undefined && (0,docspace_rooms/* isAuditable */.qi)(room) && room.created < portal.period.end ? id : [];
        }
        catch (error) {
            docspace.signal.throwIfAborted();
            return error instanceof portal_error/* PortalError */.vg && error.kind === "role" ? [] : id;
        }
    });
    const rooms = unlisted.flat();
    return rooms.length === 0 ? [] : [(0,build_reasons/* reason */.l)("rooms-unlisted", {}, { rooms })];
}

;// CONCATENATED MODULE: ./build/collect/whereabouts/named.js








/** Members and groups added and removed, a room given another owner, put into the archive or taken out of it. */
const STEPS = new Set([5072, 5073, 5084, 5085, 5094, 5096, 5159]);
function createNamed(rooms, others, dialect) {
    const unplaced = createUnplaced(wire_actions/* isLoggedAction */.Dr, dialect);
    const titles = createTitleHistory(rooms, others, dialect);
    const accounts = createAccountHistory();
    const owners = createOwnerHistory(dialect);
    const filesInLogs = new IdSet();
    const filesSince = new Map();
    const destinations = new Set();
    const stepsOfRooms = new Map();
    const roomsNamed = createRoomsNamed();
    const noteEarlierEvent = (event) => {
        const { id, at, actionId, target } = event;
        if (STEPS.has(actionId))
            stepsOfRooms.set(id, { at, actionId, roomId: Number(target[0]) });
        roomsNamed.note(event);
        accounts.note(event);
        owners.note(event);
    };
    const noteOtherEvent = (event) => {
        titles.noteEvent(event);
        noteEarlierEvent(event);
    };
    return {
        unplaced,
        titles,
        accounts,
        owners,
        filesInLogs,
        filesSince,
        destinations,
        stepsOfRooms,
        roomsNamed,
        noteEarlierEvent,
        noteOtherEvent,
        noteEvent(event) {
            unplaced.note(event);
            noteOtherEvent(event);
        },
        noteFilesSince(events) {
            for (const { id, actionId, entries, target } of events)
                if (entries[0] === entry_types/* FILE */.PW && (0,wire_actions/* isLoggedAction */.Dr)(actionId))
                    filesSince.set(id, Number(target[0]));
        },
        noteEntries(roomId, entries) {
            titles.note(roomId, entries);
            for (const { key, entryId, fromFolderId, toFolderId } of entries) {
                const passes = toFolderId !== undefined && fromFolderId === undefined;
                if (passes)
                    destinations.add(toFolderId);
                // The line in the room copied from names the new file, which is somewhere else.
                if (entryId && !(passes && key === "FileCopied"))
                    filesInLogs.add(entryId);
            }
        },
    };
}

;// CONCATENATED MODULE: ./build/collect/rooms/cross-check.js



const NAMED = 100;
/** Actions that the trail lists, whatever the portal says of its mappings. */
const KNOWN_TO_BE_LISTED = new Set([...wire_actions/* ACTIONS */.kl.values()].map(({ name }) => name));
/**
 * The second proof of completeness: the rooms' logs have a total and an order by id, so they can be read without the
 * trail's weaknesses. Every event of theirs in the period must stand in the trail. What is missing has the trail read
 * again; only events of kinds that the portal itself says it never lists may be missing then. A proof that could not be
 * carried out is a reason that stands against every verdict.
 */
async function crossCheck(checking) {
    try {
        const { entries, missing, unlisted } = await settle(checking);
        const expected = entries - unlisted;
        const result = {
            expected,
            found: expected - missing.size,
            missing: [...missing.keys()].filter((id) => id > 0).slice(0, NAMED),
            unlisted,
        };
        return {
            result,
            reasons: missing.size === 0 ? [] : [(0,build_reasons/* reason */.l)("cross-check", { missing: missing.size, expected })],
        };
    }
    catch (error) {
        return { reasons: [(0,build_reasons/* reason */.l)("cross-check-not-done", { failure: (0,errors/* sentenceOf */.$N)(error) })] };
    }
}
async function settle(checking) {
    let compared = await checking.compare();
    let read = 1;
    const again = async () => {
        if (read++ > 1)
            return;
        await checking.reread();
        compared = await checking.compare();
    };
    const isMissing = (which) => [...compared.missing.values()].some(which);
    // Whatever hid these also hid events that no log knows: opens and downloads.
    if (isMissing(isKnown))
        await again();
    if (!isMissing((name) => !isKnown(name)))
        return { ...compared, unlisted: 0 };
    let mapped;
    try {
        mapped = await checking.readMappedActions();
    }
    catch (error) {
        await again();
        if (!isMissing((name) => !isKnown(name)))
            return { ...compared, unlisted: 0 };
        throw error;
    }
    const mustBeThere = (name) => isKnown(name) || mapped.size === 0 || mapped.has(name);
    if (isMissing(mustBeThere))
        await again();
    const missing = new Map([...compared.missing].filter(([, name]) => mustBeThere(name)));
    return { entries: compared.entries, missing, unlisted: compared.missing.size - missing.size };
}
function isKnown(name) {
    return KNOWN_TO_BE_LISTED.has(name);
}

;// CONCATENATED MODULE: ./build/collect/rooms/settle-group.js

/** Whom the log shows in place of people who came by a link, and of deleted accounts, whom the trail still names. */
const NAMELESS = new Set([
    "",
    "00000000-0000-0000-0000-000000000000",
    docspace_members/* GUEST_ID */.T1,
    docspace_members/* REMOVED_ID */.TX,
]);
/** What a line is about whose file the log no longer tells. */
const settle_group_NOTHING = 0;
/**
 * From the surest to the least sure; what one step joins is not there for the next.
 *
 * @param named accounts that the logs call by name: then they do so everywhere
 */
function settle_group_stepsOf(named) {
    return [
        {
            line: ({ userId, about }) => `${userId} ${about || "?"}`,
            row: ({ userId, about }) => `${userId} ${about}`,
        },
        { line: ({ userId, about }) => (about === settle_group_NOTHING ? userId : ""), row: ({ userId }) => userId },
        {
            line: ({ userId, about }) => (NAMELESS.has(userId) ? `${about || "?"}` : ""),
            row: ({ userId, about }) => (named.has(userId) ? "" : `${about}`),
        },
        {
            line: ({ userId, about }) => (NAMELESS.has(userId) && about === settle_group_NOTHING ? "?" : ""),
            row: ({ userId }) => (named.has(userId) ? "" : "?"),
        },
    ];
}
/** Joins the lines and rows of one action in one second. */
function settleGroup(group, settling) {
    settling.taken.clear();
    for (const step of settling.steps) {
        if (group.lines.length === 0 || group.rows.length === 0)
            return;
        const rows = Map.groupBy(group.rows, step.row);
        for (const [key, lines] of Map.groupBy(group.lines, step.line)) {
            const theirs = key === "" ? undefined : rows.get(key);
            if (theirs !== undefined)
                settle_group_settle(lines, theirs, settling);
        }
        group.lines = group.lines.filter(({ position }) => settling.found[position] === 0);
        group.rows = group.rows.filter(({ id }) => !settling.taken.has(id));
    }
    settleRest(group, settling);
}
/**
 * More rows than lines agreed: an id given again, or a copy, of which one line lost the number. Each of these rows is
 * in doubt between all lines that any step would join it to.
 */
function settleRest({ lines, rows }, settling) {
    const alike = Map.groupBy(lines, ({ roomId, userId, about }) => `${roomId} ${userId} ${about}`);
    const cells = [...alike.values()].flatMap((same) => {
        const [line] = same;
        return line === undefined ? [] : { line, roomId: line.roomId, lines: same };
    });
    const doubts = rows.map((row) => {
        const agreeing = cells.filter((cell) => settling.steps.some((step) => step.line(cell.line) !== "" && step.line(cell.line) === step.row(row)));
        const inRooms = new Map(agreeing.map((cell) => [cell.roomId, cell]));
        const choice = choicesOf(row, inRooms, settling.titles);
        return { row, cells: agreeing.filter(({ roomId }) => choice?.rooms.includes(roomId)) };
    });
    leaveInDoubt(doubts, settling);
}
/**
 * Joins lines and rows that agree in everything but the room. A row is a room's beyond doubt where its title is no
 * other's, and where the room has no fewer lines than there are rows that may be its: each line has a row. What that
 * settles leaves less choice to the others. The rest is in doubt between all rooms that have lines left, if each of
 * these rows may have one; otherwise a later step may have lines for them.
 */
function settle_group_settle(lines, rows, settling) {
    const open = Map.groupBy(lines, ({ roomId }) => roomId);
    let choices = rows.flatMap((row) => choicesOf(row, open, settling.titles) ?? []);
    for (let before = Number.POSITIVE_INFINITY; choices.length < before;) {
        before = choices.length;
        for (const [roomId, left] of open) {
            const possible = choices.filter(({ rooms }) => rooms.includes(roomId));
            const sure = possible.filter(({ rooms, elsewhere }) => rooms.length === 1 && !elsewhere);
            const known = possible.length <= left.length ? possible : sure;
            const joined = new Set(known.length <= left.length ? known : []);
            for (const { row } of joined)
                join(left, row, settling);
            if (left.length === 0)
                open.delete(roomId);
            choices = choices.flatMap((choice) => {
                const still = choice.rooms.filter((one) => open.has(one));
                return joined.has(choice) || still.length === 0 ? [] : { ...choice, rooms: still };
            });
        }
    }
    const cells = [...open].map(([roomId, left]) => ({ roomId, lines: left }));
    if (choices.length > cells.reduce((sum, { lines: left }) => sum + left.length, 0))
        return;
    const between = choices.map(({ row, rooms }) => ({
        row,
        cells: cells.filter(({ roomId }) => rooms.includes(roomId)),
    }));
    leaveInDoubt(between, settling);
}
function choicesOf(row, open, titles) {
    const bearers = [...open.keys()].filter((roomId) => titles.of(roomId).has(row.title));
    if (bearers.length > 0)
        return { row, rooms: bearers, elsewhere: titles.isOfOthers(row.title) };
    // The title of another room: its row. A place outside rooms, or nothing known: it may be any of these.
    return titles.has(row.title) ? undefined : { row, rooms: [...open.keys()], elsewhere: true };
}
function join(lines, row, { rowIds, found, taken }) {
    const line = lines.shift();
    if (line === undefined)
        return;
    rowIds[line.position] = row.id;
    found[line.position] = 1;
    taken.add(row.id);
}
/** As many entries count as found as can have one of the rows each; which is whose stays open. */
function leaveInDoubt(doubts, { found, taken, doubtful }) {
    const placed = new Map();
    /** Where the cell is full, one of its rows makes way if it can be another cell's. */
    const place = (doubt, tried) => doubt.cells.some((cell) => {
        if (tried.has(cell))
            return false;
        tried.add(cell);
        const there = placed.get(cell) ?? [];
        placed.set(cell, there);
        const position = there.length < cell.lines.length ? there.length : there.findIndex((other) => place(other, tried));
        if (position < 0)
            return false;
        there[position] = doubt;
        return true;
    });
    for (const doubt of doubts) {
        if (doubt.cells.length === 0)
            continue;
        doubtful.set(doubt.row.id, [...new Set(doubt.cells.map(({ roomId }) => roomId))]);
        taken.add(doubt.row.id);
        place(doubt, new Set());
    }
    for (const [{ lines }, there] of placed)
        for (const { position } of lines.slice(0, there.length))
            found[position] = 1;
}

;// CONCATENATED MODULE: ./build/collect/rooms/match-entries.js


/** Locations whose actions name the room itself in `target`: rooms and AI agents. */
const OF_ROOMS = new Set([27, 31]);
/** Changes of the order name folders in the log and other things in the trail. */
const INDEX_CHANGES = new Set([5107, 5108, 5111]);
/**
 * Joins the entries of the rooms' logs of servers before 3.6, which have no ids (`HistoryDto.cs`, v3.5.0-server), to
 * the rows of the audit trail: by the action as the log shows it, the second, the person, and the file, folder or room.
 * Then by what is left: entries about something deleted, whose number the log forgets, and entries of people whom the
 * log does not name. Entries of one room that agree in all that share their rows in any order. Where several rooms have
 * such an entry (a file moved from one to the other), the title in the row's context decides; where the rooms share it
 * as well, the rows are in doubt between them.
 */
function createMatching(titles, clockChanges) {
    const groups = new Map();
    const texts = new Map();
    /** One copy of each text: a portal has few people and titles, and many rows. */
    const one = (text) => {
        const known = texts.get(text);
        if (known === undefined)
            texts.set(text, text);
        return known ?? text;
    };
    const named = new Set();
    let entries = 0;
    const groupAt = (at, actionId) => {
        const key = at * 10_000 + actionId;
        const known = groups.get(key);
        if (known !== undefined)
            return known;
        const group = { lines: [], rows: [] };
        groups.set(key, group);
        return group;
    };
    return {
        addEntry({ roomId, at, actionId, userId, entryId }) {
            const about = isOfRoom(actionId)
                ? roomId
                : INDEX_CHANGES.has(actionId)
                    ? settle_group_NOTHING
                    : (entryId ?? settle_group_NOTHING);
            if (!NAMELESS.has(userId))
                named.add(userId);
            groupAt(at, actionId).lines.push({ position: entries++, roomId, userId: one(userId), about });
        },
        addRow({ id, at, actionId, userId, target, title }) {
            if (!(0,wire_actions/* isLoggedAction */.Dr)(actionId))
                return;
            const shownAs = wire_actions/* ACTIONS */.kl.get(actionId)?.shownAs ?? actionId;
            const group = groups.get(at * 10_000 + shownAs) ?? nearby(groups, at, shownAs, clockChanges);
            group?.rows.push({ id, userId: one(userId), about: Number(target[0] ?? settle_group_NOTHING), title: one(title) });
        },
        match() {
            const rowIds = new Float64Array(entries);
            const found = new Uint8Array(entries);
            const doubtful = new Map();
            const settling = {
                ...{ titles, steps: settle_group_stepsOf(named), taken: new Set() },
                ...{ rowIds, found, doubtful },
            };
            for (const group of groups.values())
                settleGroup(group, settling);
            groups.clear();
            return {
                rowOf: (position) => rowIds[position] || undefined,
                isFound: (position) => found[position] === 1,
                doubtful,
            };
        },
    };
}
function isOfRoom(actionId) {
    return OF_ROOMS.has(wire_actions/* ACTIONS */.kl.get(actionId)?.location ?? settle_group_NOTHING);
}
/** About a change of the zone's offset the two may be printed that much apart. */
function nearby(groups, at, actionId, changes) {
    for (const change of changes) {
        const delta = Math.abs(change.before - change.after);
        if (Math.abs(at - change.at) > 2 * delta + (change.within ?? 0))
            continue;
        for (const other of [at + delta, at - delta]) {
            const group = groups.get(other * 10_000 + actionId);
            if (group !== undefined)
                return group;
        }
    }
    return undefined;
}

;// CONCATENATED MODULE: ./build/collect/rooms/number-entries.js

/** Joins the entries to the rows of the trail (see {@link createMatching}); without a trail none has a row. */
async function matchEntries(numbering) {
    const { entries, trails, titleOf, titles, clockChanges } = numbering;
    const matching = createMatching(titles, clockChanges);
    if (trails.length === 0)
        return matching.match();
    for await (const page of entries())
        for (const entry of page)
            matching.addEntry(entry);
    for (const trail of trails) {
        for await (const page of trail.read()) {
            for (const row of page)
                matching.addRow({ ...row, title: titleOf(row.context) });
        }
    }
    return matching.match();
}
/**
 * The entries with the ids of their rows. Those without a row, and those whose row is in doubt, get negative numbers of
 * their own, which no event has.
 */
async function* numbered(entries, matched) {
    let position = 0;
    for await (const page of entries) {
        yield page.map(({ walk: _, ...entry }) => {
            const id = matched.rowOf(position) ?? -1 - position;
            position++;
            return { ...entry, id };
        });
    }
}

;// CONCATENATED MODULE: ./build/collect/trail/repeated-hour.js


/**
 * The server answered with rows that lie outside the window it was asked for. It does that, with status 200, when the
 * plan has no Audit feature: it then sends the newest 20 rows whatever was asked (`SecurityController.cs`).
 */
class OutsideWindow extends errors/* UserError */.yo {
    name = "OutsideWindow";
}
/** Windows around a change whose moment is not known exactly; shorter than any change of offset. */
const SLICE = 900;
/**
 * Cuts a range around every change of offset, so that no window holds both a row's true instant and the instant that
 * the server prints for it. Newest first.
 *
 * The server makes a wall-clock time of the true instant and an instant of that again (`EventTypeConverter.cs`,
 * `ApiDateTime.SetDate`), so where a local time has two meanings one of them is printed off by the change: mostly later,
 * in zones with negative summer time earlier: true and printed instant lie on different sides of the change. Where it is
 * off by twice the change, one change before and after it is cut as well.
 */
function cutAtClockChanges(range, changes) {
    return cutRange(range, changes.flatMap(cutsOfTrail));
}
/**
 * Cuts a range for rows of rooms' logs. They are printed exactly, also in a repeated hour, but a row at a UTC time whose
 * numbers are those of the skipped local hour prints an hour late on the day the clocks go forward
 * (`ApiDateTime.SetDate`, the part marked as a hack). Where clocks are set back one cut makes sure all the same.
 */
function cutForRoomLogs(range, changes) {
    return cutRange(range, changes.flatMap(cutsOfLog));
}
/** Whether a date is printed so near to one of those cuts that it may be off. */
function isNearCutOfLog(printed, changes) {
    return changes.some((change) => cutsOfLog(change).some((cut) => Math.abs(printed - cut) <= 2 * Math.abs(change.before - change.after)));
}
/**
 * The true instant of a row, given the window it was asked for: the only one of its possible meanings that lies in the
 * window. Undefined: none does.
 */
function instantInWindow(printed, window, changes) {
    const inside = (at) => at >= window.from && at <= window.to;
    if (inside(printed))
        return printed;
    for (const times of [1, 2]) {
        for (const { at, before, after, within = 0 } of changes) {
            const skipped = printed - epoch/* HOUR */.dp;
            if (inside(skipped) && skipped >= at + before && skipped < at + after)
                return skipped;
            const delta = Math.abs(before - after);
            for (const meant of [printed - times * delta, printed + times * delta]) {
                if (inside(meant) && Math.abs(meant - at) <= 2 * delta + within)
                    return meant;
            }
        }
    }
    return undefined;
}
/** Gives each row its true instant, newest first; throws {@link OutsideWindow} if any row was not asked for. */
function placeRows(rows, window, changes) {
    const placed = rows.map((row) => {
        const at = instantInWindow(row.at, window, changes);
        if (at === undefined) {
            throw new OutsideWindow("the portal answered with events from outside the time that was asked for");
        }
        return at === row.at ? row : { ...row, at };
    });
    return placed.sort(newestFirst);
}
function newestFirst(a, b) {
    return b.at - a.at || b.id - a.id;
}
/** First seconds of the windows that a change of offset makes necessary. */
function cutsOfTrail({ at, before, after, within, twice = false }) {
    const delta = Math.abs(before - after);
    if (within === undefined)
        return twice ? [at - delta, at, at + delta] : [at];
    const reach = 2 * delta + within;
    const cuts = [];
    const first = Math.floor((at - reach) / SLICE) * SLICE;
    for (let cut = first; cut <= at + reach; cut += SLICE)
        cuts.push(cut);
    return cuts;
}
function cutsOfLog({ at, before, after, within }) {
    if (within !== undefined)
        return [];
    if (after < before)
        return [at];
    const cuts = [];
    for (let cut = before + epoch/* HOUR */.dp; cut < after; cut += epoch/* HOUR */.dp)
        cuts.push(at + cut);
    return [...cuts, at + after];
}
function cutRange(range, cuts) {
    const inside = [...new Set(cuts)].filter((at) => at > range.from && at <= range.to);
    const edges = [range.from, ...inside.sort((a, b) => a - b), range.to + 1];
    return edges
        .slice(0, -1)
        .map((from, index) => ({ from, to: (edges[index + 1] ?? from) - 1 }))
        .reverse();
}

;// CONCATENATED MODULE: ./build/collect/trail/asking.js




/**
 * Whether the portal answers with its newest events whatever is asked, as a server does whose plan lacks the Audit
 * feature or whose settings hide the login history (`SecurityController.cs`).
 */
async function answersAnything(readPage) {
    return (await readPage({ ...NO_PORTAL_YET, count: 1 })).length > 0;
}
/**
 * Pages whose rows carry true instants. A row that lies outside the asked window is no proof of anything by itself, so
 * the portal is asked for a time without events first: only if it shows events there too, {@link OutsideWindow} is
 * thrown. Else such a row was printed wrong in a way not known here; its place in the order of time is certain all the
 * same, because the server orders by the true date.
 */
function askPlaced(readPage, changes) {
    return async (query) => {
        const rows = await readPage(query);
        try {
            return placeRows(rows, query, changes);
        }
        catch (error) {
            if (!(error instanceof OutsideWindow) || (await answersAnything(readPage)))
                throw error;
            return placeByOrder(await readPage(query), query, changes);
        }
    };
}
/** The rows in the server's order; one whose date lies outside the window happened no later than the row before it. */
function placeByOrder(rows, window, changes) {
    let latest = window.to;
    const placed = rows.map((row) => {
        const at = instantInWindow(row.at, window, changes) ?? latest;
        latest = Math.min(latest, at);
        return { ...row, at };
    });
    return placed.sort(newestFirst);
}
/**
 * Pages with fewer rows than asked for only where there are no more. Known servers give up to 100 rows
 * (`AuditEventRequestDto.cs`), but nothing in an answer says so, and what stands before a server may allow less. An answer
 * that is shorter than another one was not cut; one as large as the largest may have been, so that what follows it is
 * asked for, once, or until the page is full. Where a page of 100 rows came before, that costs nothing. A page put together
 * so may hold a row twice in place of another one of that second, where the server changed the order of ties meanwhile.
 *
 * @throws UserError where what follows is newer than what came before, as where the answer is always the same
 */
function askWhole(ask, largest) {
    return async (query) => {
        const { count = paging/* PAGE */.KL, startIndex = 0 } = query;
        let answer = await ask(query);
        const rows = [...answer];
        while (answer.length > 0 && rows.length < count && answer.length >= largest.rows) {
            largest.rows = answer.length;
            const oldest = Math.min(...rows.map(({ at }) => at));
            answer = await ask({ ...query, startIndex: startIndex + rows.length, count: count - rows.length });
            if (answer.some(({ at }) => at > oldest))
                throw new errors/* UserError */.yo(SAME_AGAIN);
            rows.push(...answer);
        }
        largest.rows = Math.max(largest.rows, answer.length);
        return rows.length === answer.length ? rows : rows.sort(newestFirst);
    };
}
const SAME_AGAIN = "The portal gave the same events of the audit trail wherever the answer was asked to begin, so that the others cannot be read: look for a cache or a proxy in front of the portal.";
/**
 * Whether the trail answers at all: one row that was asked for and came shows it, an empty answer shows nothing. Where
 * login history is hidden and nothing happened within the retention days, a server answers every question with nothing.
 *
 * @param known an event that came before, asked for again; without one, whatever happened before or after the period
 * @param now epoch seconds
 */
async function trailAnswers(ask, known, period, now) {
    const windows = [
        ...(known ? [{ from: known.at, to: known.at }, period] : []),
        { from: NO_PORTAL_YET.to + 1, to: period.from - 1 },
        { from: period.to + 1, to: now },
    ];
    for (const window of windows) {
        if (window.from <= window.to && (await ask({ ...window, count: 1 })).length > 0)
            return true;
    }
    return false;
}

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __nccwpck_require__(3024);
;// CONCATENATED MODULE: ./build/collect/spool/spool-file.js



/** The spool could not be written or read: disk full, directory gone or not writable. */
class SpoolError extends errors/* UserError */.yo {
    name = "SpoolError";
}
const READ_BYTES = 1 << 18;
/**
 * The file is made by the first page, readable by its owner only. Reading lets signals and timers have their turn, and
 * ends with the signal's reason once that is aborted. All of it may throw a {@link SpoolError}; after a page that could
 * not be written whole, everything does, for the file ends in a torn line.
 */
function createSpoolFile(path, signal) {
    let handle;
    let count = 0;
    let torn;
    return {
        append(page) {
            if (page.length === 0)
                return;
            if (torn !== undefined)
                throw torn;
            try {
                attempt(`What was read could not be kept in ${path}`, () => {
                    handle ??= (0,external_node_fs_.openSync)(path, "a", 0o600);
                    writeFully(handle, `${JSON.stringify(page)}\n`);
                });
            }
            catch (error) {
                torn = error;
                throw error;
            }
            count += page.length;
        },
        get count() {
            return count;
        },
        close() {
            if (handle !== undefined)
                (0,external_node_fs_.closeSync)(handle);
            handle = undefined;
        },
        async *pages() {
            if (torn !== undefined)
                throw torn;
            if (count === 0)
                return;
            const reading = attempt(`What was read is gone from ${path}`, () => (0,external_node_fs_.openSync)(path, "r"));
            try {
                const buffer = Buffer.allocUnsafe(READ_BYTES);
                let rest = [];
                for (;;) {
                    const length = attempt(`What was read cannot be read back from ${path}`, () => (0,external_node_fs_.readSync)(reading, buffer, 0, READ_BYTES, null));
                    if (length === 0)
                        return;
                    let start = 0;
                    for (let end = buffer.indexOf(10); end !== -1 && end < length; end = buffer.indexOf(10, start)) {
                        const line = Buffer.concat([...rest, buffer.subarray(start, end)]);
                        rest = [];
                        start = end + 1;
                        yield JSON.parse(line.toString("utf8"));
                    }
                    if (start < length)
                        rest.push(Buffer.from(buffer.subarray(start, length)));
                    await (0,promises_.setImmediate)();
                    signal?.throwIfAborted();
                }
            }
            finally {
                (0,external_node_fs_.closeSync)(reading);
            }
        },
    };
}
function writeFully(handle, text) {
    const bytes = Buffer.from(text, "utf8");
    for (let done = 0; done < bytes.length;)
        done += (0,external_node_fs_.writeSync)(handle, bytes, done);
}
/** Carries out what may fail for want of space or rights; throws a {@link SpoolError} that says `what`, why and what to do. */
function attempt(what, action) {
    try {
        return action();
    }
    catch (error) {
        const code = error.code;
        const why = code === "ENOSPC"
            ? "the disk is full; free some space or point RUNNER_TEMP to a larger disk"
            : code === "EACCES" || code === "EPERM" || code === "EROFS"
                ? "it is not writable for this user; check RUNNER_TEMP"
                : code === "ENOTDIR" || code === "EEXIST"
                    ? "a part of that path is a file; point RUNNER_TEMP to a directory"
                    : `${error.message}; point RUNNER_TEMP to another directory`;
        throw new SpoolError(`${what}: ${why}.`, { cause: error });
    }
}

;// CONCATENATED MODULE: ./build/collect/trail/coverage.js




/** Why nothing more is asked of a trail that answers nothing. */
const SILENT = Symbol("silent");
/**
 * What one reading of the trail has seen, and what it has not: the events' ids, the stretches read to their end, the
 * gaps, and the reasons of all gaps. It is complete only where there is neither a gap nor a reason.
 */
class CoverageBook {
    ids = new IdSet();
    /** Seconds whose positions did not add up, because rows were still arriving: they are read once more at the end. */
    unsettled = new Set();
    /** The newest event that was asked for and came. */
    known;
    /** What made every further request pointless. */
    stopped;
    duplicates = 0;
    /** Rows that came so far, doubles among them. */
    rows = 0;
    requests = 0;
    late = 0;
    read = [];
    gaps = [];
    found = new Map();
    keeping;
    constructor(keeping) {
        this.keeping = keeping;
    }
    countPage(rows) {
        this.requests++;
        this.rows += rows.length;
        for (const row of rows)
            if (this.known === undefined || row.at > this.known.at)
                this.known = row;
    }
    /** Those of the rows that are new; each is told once. */
    fresh(rows) {
        const fresh = [...rows].filter((row) => this.ids.add(row.id));
        for (const row of fresh)
            this.keeping.onEvent(row);
        return fresh;
    }
    /** Keeps what is new of rows read again; returns how many events that were. */
    keepLate(rows) {
        const found = this.fresh(rows);
        this.keeping.spool.addLate(found);
        this.late += found.length;
        return found.length;
    }
    addRead(stretch) {
        if (stretch.from <= stretch.to)
            this.read.push(stretch);
    }
    /** A part that was not read to its end. Every gap has a reason whose range holds it. */
    addGap(range, why) {
        if (range.from > range.to)
            return;
        this.gaps.push(range);
        if (why)
            this.addReason(why);
        else if (!this.reasons.some((known) => holds(known.range, range))) {
            this.addReason((0,build_reasons/* reason */.l)("trail-gap", {}, { range }));
        }
    }
    /** Reasons of one kind and wording become one, about all their time. */
    addReason(added) {
        const key = added.code === "unsettled-second" ? added : [added.code, added.parameters];
        const name = JSON.stringify(key);
        const known = this.found.get(name);
        const { range, ...timeless } = added;
        this.found.set(name, known ? { ...timeless, ...hull(known.range, range) } : added);
    }
    /**
     * Something failed while `range` was being read: unless told otherwise, nothing of it is covered.
     * @throws SpoolError the one given: the trail is not at fault, and the run cannot go on
     */
    fail(error, range) {
        if (error instanceof SpoolError) {
            this.stopped ??= error;
            throw error;
        }
        if (error instanceof OutsideWindow) {
            // Since when it answers so is not known: a short page may have been one of those answers.
            this.stopped = error;
            this.addGap(this.keeping.period, (0,build_reasons/* reason */.l)("no-audit-feature", {}));
            return;
        }
        if (this.stopped !== undefined) {
            this.addGap(range);
            return;
        }
        if (this.keeping.isFatal(error))
            this.stopped ??= error;
        this.addGap(range, (0,build_reasons/* reason */.l)("trail-unreadable", { failure: this.keeping.describe(error) }, { range }));
    }
    /** The trail answers nothing at all: where no event came either, there is no trail. */
    fallSilent() {
        this.stopped = SILENT;
        this.addGap(this.keeping.period, (0,build_reasons/* reason */.l)("audit-trail-silent", {}));
    }
    /** What did not settle although it was read once more. */
    reportUnsettled() {
        for (const second of this.unsettled) {
            const range = { from: second, to: second };
            this.addGap(range, (0,build_reasons/* reason */.l)("unsettled-second", {}, { range }));
        }
        this.unsettled.clear();
    }
    get reasons() {
        return [...this.found.values()];
    }
    get state() {
        if (this.found.size === 0 && this.gaps.length === 0)
            return "complete";
        const answers = this.stopped !== SILENT && !(this.stopped instanceof OutsideWindow);
        return !answers && this.ids.size === 0 ? "unavailable" : "incomplete";
    }
    get coverage() {
        return {
            state: this.state,
            read: mergeTouching(this.read),
            gaps: this.gaps.toSorted((a, b) => b.to - a.to),
            requests: this.requests,
            rows: this.rows,
            duplicates: this.duplicates,
            late: this.late,
            events: this.ids.size,
        };
    }
}
/** Whether what is said of one time, or of all where there is none, is said of the other. */
function holds(outer, inner) {
    return outer === undefined || (outer.from <= inner.from && outer.to >= inner.to);
}
/** A range that holds both; none where one of them is about every time. */
function hull(a, b) {
    if (a === undefined || b === undefined)
        return {};
    return { range: { from: Math.min(a.from, b.from), to: Math.max(a.to, b.to) } };
}
/** Newest first; neighbours without a gap between them become one. */
function mergeTouching(stretches) {
    const merged = [];
    for (const stretch of stretches.toSorted((a, b) => b.to - a.to)) {
        const previous = merged.at(-1);
        if (previous && previous.from === stretch.to + 1) {
            merged[merged.length - 1] = {
                from: stretch.from,
                to: previous.to,
                requests: previous.requests + stretch.requests,
                rows: previous.rows + stretch.rows,
                duplicates: previous.duplicates + stretch.duplicates,
            };
        }
        else {
            merged.push(stretch);
        }
    }
    return merged;
}

;// CONCATENATED MODULE: ./build/collect/trail/second-parts.js


/** Kinds of entry that the server can be asked for together with a target; for rooms and tags it answers an error. */
const ENTRIES = [entry_types/* FILE */.PW, entry_types/* FOLDER */.L7];
/** A part that is believed to have so many rows is asked for as one page. */
const FITS = 0.97 * paging/* PAGE */.KL;
/**
 * The part to ask for next: the one from which the fewest requests are to be expected until every row is known, by the
 * rows that came so far. The whole second, `{}`, where nothing divides it to advantage.
 */
function nextPart({ rows, missing, read, filters }) {
    const open = new Set(rows.filter((row) => !read.some((part) => second_parts_isIn(row, part))));
    return planFor({ part: {}, rows }, missing, { open, filters }).first;
}
function planFor({ part, rows }, missing, around) {
    const size = rows.length + missing;
    if (size <= FITS)
        return { cost: 1, first: part };
    let best = { cost: walkCost(size, missing), first: part };
    for (const filter of around.filters) {
        const groups = divisions[filter](part, rows);
        if (groups.length < 2)
            continue;
        best = planForAll(groups, missing, best, around);
    }
    return best;
}
/** All of these parts, the one with most unread rows first; `best` where that costs less. */
function planForAll(groups, missing, best, around) {
    const unread = groups
        .map((group) => ({ group, open: group.rows.filter((row) => around.open.has(row)).length }))
        .filter(({ open }) => open > 0)
        .sort((a, b) => b.open - a.open);
    const allOpen = unread.reduce((sum, { open }) => sum + open, 0);
    // With few rows missing, the last part need not be asked for on the average.
    const share = missing / (missing + 1);
    let cost = 0;
    let first;
    for (const { group, open } of unread) {
        const plan = planFor(group, (missing * open) / allOpen, around);
        cost += plan.cost * share;
        if (cost >= best.cost)
            return best;
        first ??= plan.first;
    }
    return first ? { cost, first } : best;
}
/** Requests until each of `missing` rows has come, where an answer holds a page of `size` rows by chance. */
function walkCost(size, missing) {
    const rounds = missing < 1 ? missing : Math.log(missing) + 0.577 + 1 / (2 * missing);
    return Math.max(1, rounds / -Math.log(1 - Math.min(FITS, size - 1) / size));
}
/** How a part is divided by each filter, by the values that its known rows have; not at all where that divides nothing. */
const divisions = {
    actionType: (part, rows) => part.actionType !== undefined || part.action !== undefined
        ? []
        : grouped(rows, (row) => row.actionType, (actionType) => ({ ...part, actionType })),
    action: (part, rows) => part.action !== undefined || part.target !== undefined
        ? []
        : grouped(rows, (row) => row.actionId, (action) => ({ ...part, action })),
    userId: (part, rows) => part.userId !== undefined
        ? []
        : grouped(rows, (row) => row.userId, (userId) => ({ ...part, userId })),
    target: (part, rows) => (part.action !== undefined ? [] : byTarget(part, rows)),
};
function grouped(rows, valueIn, partOf) {
    const groups = Map.groupBy(rows, valueIn);
    if (groups.size < 2)
        return [];
    return [...groups].map(([value, inGroup]) => ({ part: partOf(value), rows: inGroup }));
}
/** Parts whose entries' numbers begin alike, one figure longer than is common to all: `1201`, `1202`, `1203`. */
function byTarget(part, rows) {
    const entryType = part.entryType ?? ENTRIES.find((entry) => rows.every((row) => row.entries.includes(entry)));
    if (entryType === undefined)
        return [];
    // Others have the figures somewhere else, and are in other parts too.
    const texts = rows.map(targetOf).filter((text) => text !== "" && text.startsWith(part.target ?? ""));
    const length = commonLength(texts) + 1;
    const beginnings = new Set(texts.map((text) => text.slice(0, length)));
    if (beginnings.size < 2)
        return [];
    const groups = [...beginnings].map((target) => {
        const narrowed = { ...part, entryType, target };
        return { part: narrowed, rows: rows.filter((row) => second_parts_isIn(row, narrowed)) };
    });
    return groups.some((group) => group.rows.length === rows.length) ? [] : groups;
}
/** The text in which the server looks for a target (`MessageTarget.cs`). */
function targetOf(row) {
    return row.target.join(",");
}
function commonLength(texts) {
    const [first = "", ...others] = texts;
    let length = first.length;
    for (const text of others)
        while (!text.startsWith(first.slice(0, length)))
            length--;
    return length;
}
/** Whether a row is one of a part's. */
function second_parts_isIn(row, part) {
    return ((part.actionType === undefined || row.actionType === part.actionType) &&
        (part.action === undefined || row.actionId === part.action) &&
        (part.userId === undefined || row.userId === part.userId) &&
        (part.entryType === undefined || row.entries.includes(part.entryType)) &&
        (part.target === undefined || targetOf(row).includes(part.target)));
}

;// CONCATENATED MODULE: ./build/collect/trail/crowded-second.js


/** So many times the positions are walked over without a new row before the second is given up. */
const WALKS = 12;
/** So many positions that must be there are asked for again, for rows that changed places with later ones. */
const OVERLAP = 70;
/** So often an answer is asked for again that holds a row twice. */
const REPEATS = 8;
function allFilters() {
    return new Set(["actionType", "action", "userId", "target"]);
}
/**
 * Reads every event of one second, also when there are more than a page of them.
 *
 * The server orders by date alone (`AuditEventsRepository.cs`), so rows of one second may change places between two
 * answers: some come twice, others never. Positions do not lie, though: the second holds as many rows as it has
 * positions, and the page that is not full ends at the last of them. So the second is complete exactly when the distinct
 * ids are as many as the positions. Until then it is divided where that takes fewer requests than asking for the whole
 * again: a part that fits on a page has no border at which a row could get lost.
 */
async function readSecond(second, readPage, known = { rows: new Map() }, filters = allFilters()) {
    const reading = new SecondReading(second, readPage, known, filters);
    return { rows: reading.rows, complete: await reading.finish() };
}
const WHOLE = {};
class SecondReading {
    rows;
    progress = new Map();
    /** Whether the last answer was of the whole second, and showed its end. */
    endSeen = false;
    second;
    readPage;
    filters;
    constructor(second, readPage, known, filters) {
        this.second = second;
        this.readPage = readPage;
        this.filters = filters;
        this.rows = new Map(known.rows);
        const least = this.rows.size;
        const { positions } = known;
        const begun = positions === undefined ? { next: startBeyond(least) } : { next: 0, positions };
        this.progress.set(crowded_second_nameOf(WHOLE), { part: WHOLE, least, ...begun });
    }
    /** Reads until all rows are known; false where a second that many requests bring nothing new. */
    async finish() {
        let before = this.rows.size;
        for (let fruitless = 0; fruitless <= this.patience; fruitless++) {
            if (this.positions === this.rows.size) {
                // Rows may have come since the end was seen.
                if (!this.endSeen)
                    await this.lookAtEnd();
                if (this.positions === this.rows.size)
                    return true;
            }
            await this.ask(this.positions === undefined ? WHOLE : this.choose(this.positions));
            if (this.rows.size > before)
                fruitless = -1;
            before = this.rows.size;
        }
        return false;
    }
    get positions() {
        return this.progressOf(WHOLE).positions;
    }
    /** Requests without anything new after which there is nothing more to be hoped for. */
    get patience() {
        return WALKS * Math.ceil((this.positions ?? this.rows.size + paging/* PAGE */.KL) / paging/* PAGE */.KL);
    }
    choose(positions) {
        return nextPart({
            rows: [...this.rows.values()],
            missing: positions - this.rows.size,
            read: [...this.progress.values()].filter((progress) => this.isRead(progress)).map(({ part }) => part),
            filters: [...this.filters],
        });
    }
    /** Whether all rows of a part came: as many as it has positions, or no more than its first page, though full, had. */
    isRead({ part, positions, least }) {
        if (part === WHOLE || least === 0)
            return false;
        const known = this.knownIn(part);
        return positions === undefined ? known <= paging/* PAGE */.KL : known >= positions;
    }
    knownIn(part) {
        if (part === WHOLE)
            return this.rows.size;
        let count = 0;
        for (const row of this.rows.values())
            if (second_parts_isIn(row, part))
                count++;
        return count;
    }
    progressOf(part) {
        const name = crowded_second_nameOf(part);
        let progress = this.progress.get(name);
        if (progress === undefined) {
            progress = { part, next: startBeyond(this.knownIn(part)), least: 0 };
            this.progress.set(name, progress);
        }
        return progress;
    }
    async lookAtEnd() {
        const whole = this.progressOf(WHOLE);
        whole.next = lastPageOf(this.rows.size);
        delete whole.positions;
        await this.ask(WHOLE);
    }
    /** One more page of a part: its positions one after the other, the last page so that it shows the end. */
    async ask(part) {
        const progress = this.progressOf(part);
        const start = progress.next;
        const page = await this.page(part, start);
        if (page === undefined)
            return;
        this.endSeen = part === WHOLE && page.length < paging/* PAGE */.KL;
        const end = start + page.length;
        if (page.length > 0)
            progress.least = Math.max(progress.least, end);
        // A page that is empty shows the end only where it begins with it.
        if (page.length < paging/* PAGE */.KL && end <= progress.least)
            progress.positions = end;
        else if (page.length < paging/* PAGE */.KL || end > (progress.positions ?? end))
            delete progress.positions;
        const { positions } = progress;
        if (positions !== undefined)
            progress.next = end >= positions ? 0 : Math.min(end, lastPageOf(positions));
        else
            progress.next = page.length === 0 ? 0 : Math.max(end, startBeyond(this.knownIn(part)));
    }
    /** Undefined where the server does not narrow its answer so; then it is not asked so again. */
    async page(part, startIndex) {
        const query = { ...part, from: this.second, to: this.second, startIndex, count: paging/* PAGE */.KL };
        let page = await this.tried(part, query);
        // An answer that holds a row twice does not tell how many positions it stands for.
        for (let again = 0; again < REPEATS && page && doubledSeconds(page).size > 0; again++)
            page = await this.tried(part, query);
        for (const row of page ?? [])
            this.rows.set(row.id, row);
        if (page?.every((row) => second_parts_isIn(row, part)))
            return page;
        for (const filter of this.filters)
            if (part[filter] !== undefined)
                this.filters.delete(filter);
        return undefined;
    }
    /** A server may refuse a target; whatever else is wrong shows itself in the next answer. */
    async tried(part, query) {
        if (part.target === undefined)
            return this.readPage(query);
        return this.readPage(query).catch(() => undefined);
    }
}
/** Where a page begins that probably shows the end, where so many rows are known and more may be there. */
function startBeyond(known) {
    return known < paging/* PAGE */.KL ? 0 : known - OVERLAP;
}
/** The last page that is not full. */
function lastPageOf(positions) {
    return Math.max(0, positions - paging/* PAGE */.KL + 1);
}
function crowded_second_nameOf(part) {
    return JSON.stringify(part);
}
/** The seconds of which an answer holds a row twice: there it may hide another. */
function doubledSeconds(rows) {
    const ids = new Set();
    return new Set(rows.filter(({ id }) => ids.size === ids.add(id).size).map(({ at }) => at));
}

;// CONCATENATED MODULE: ./build/collect/trail/second-look.js





/** The second look covers this much before the period's end; rows are written to the trail asynchronously. */
const LATE_SECONDS = 600;
/** So long after its end a period counts as settled: rows of it no longer arrive. */
const SETTLED_AFTER = 2 * LATE_SECONDS;
const LOOKS = 5;
/** Pieces of the period that are read again at once. */
const PARTS = 40;
/**
 * Reads the end of the period again until nothing new comes: rows are written asynchronously (`MessagesRepository.cs`).
 * A period that ended long ago gets one page. The newest event known is asked for with it, so that an answer shows that
 * the trail still answers. Failures end in the book.
 */
async function lookAgainAtEnd(looking) {
    const { period, changes, book, now } = looking;
    const late = { from: Math.max(period.from, period.to - LATE_SECONDS), to: period.to };
    const asked = { ...late, from: Math.min(late.from, Math.max(period.from, book.known?.at ?? period.to)) };
    const pages = isFresh(looking, now) ? Number.POSITIVE_INFINITY : 1;
    const ranges = cutAtClockChanges(asked, changes).slice(0, pages);
    await guarded(looking, late, async () => {
        for (let look = 1; look <= LOOKS; look++) {
            let found = 0;
            for (const range of ranges)
                found += await lookAgain(range, pages, looking);
            if (found === 0)
                return;
        }
        book.addReason((0,build_reasons/* reason */.l)("still-arriving", {}));
    });
}
/**
 * Reads the whole period again, and keeps what is new, until nothing new comes: for when something proves that the first
 * reading missed events, of which only some can be known. Failures end in the book.
 */
async function rereadAll(looking) {
    const { period, changes, book, now } = looking;
    if (book.stopped !== undefined)
        return;
    const ranges = parts(period, PARTS).flatMap((part) => cutAtClockChanges(part, changes));
    for (let look = 1; look <= LOOKS; look++) {
        let found = 0;
        const whole = await guarded(looking, period, async () => {
            const counts = await (0,at_once/* atOnce */.z)(ranges, (range) => lookAgain(range, Number.POSITIVE_INFINITY, looking));
            found = counts.reduce((sum, count) => sum + count, 0);
        });
        if (!whole)
            return;
        // Soon after the period's end these may have come after the rooms' logs were read, which then tell too little.
        if (found > 0 && isFresh(looking, now))
            break;
        if (found === 0)
            return;
    }
    book.addReason((0,build_reasons/* reason */.l)("still-arriving", {}));
}
/** Runs it, reads unsettled seconds once more and tells those that stay so; false when something failed. */
async function guarded(looking, range, read) {
    const { book } = looking;
    try {
        await read();
        for (const second of book.unsettled)
            await keepSecond(second, looking);
        return true;
    }
    catch (error) {
        book.fail(error, range);
        return false;
    }
    finally {
        book.reportUnsettled();
    }
}
/** Reads a range again, newest first, as far as so many pages go; returns how many events were new. */
async function lookAgain(range, pages, looking) {
    const { ask, book } = looking;
    let found = 0;
    let to = range.to;
    for (let turn = 0; turn < pages && to >= range.from; turn++) {
        const rows = await ask({ from: range.from, to, count: paging/* PAGE */.KL });
        found += book.keepLate(rows);
        for (const second of doubledSeconds(rows))
            found += await keepSecond(second, looking);
        if (rows.length < paging/* PAGE */.KL)
            break;
        const last = rows.at(-1)?.at ?? to;
        if (last < to) {
            to = last;
            continue;
        }
        found += await keepSecond(to, looking);
        to--;
    }
    return found;
}
/** Reads a second by itself and tells how many of its events were new; it is unsettled until that was all of them. */
async function keepSecond(second, { ask, book }) {
    const { rows, complete } = await readSecond(second, ask);
    if (complete)
        book.unsettled.delete(second);
    else
        book.unsettled.add(second);
    return book.keepLate(rows.values());
}
function isFresh({ period }, now) {
    return now() - period.to < SETTLED_AFTER;
}
/** A range in so many pieces of the same length, fewer where it is short. */
function parts(range, count) {
    const length = Math.ceil((range.to - range.from + 1) / count);
    const pieces = [];
    for (let from = range.from; from <= range.to; from += length) {
        pieces.push({ from, to: Math.min(range.to, from + length - 1) });
    }
    return pieces;
}

;// CONCATENATED MODULE: ./build/collect/trail/window.js


/** So few rows of a second are simply asked for again: cheaper than finding out that their order has changed. */
const FEW_ROWS = 5;
/**
 * A part of the period with one reader, a cursor that works from `to` down to `from`.
 *
 * A page ends within some second, and the next page begins with that second again: whole, so that no page border can
 * hide a row of it; or, where many of its rows are known, stepping over those. Then, if none of the known rows comes
 * back, the second is complete: it has as many positions as rows. If one comes back, the server has changed the order of
 * ties, and the second is read on its own until every position is accounted for.
 */
class Window {
    from;
    /** Newest second not yet read to its end. */
    to;
    /** Events a second, as far as known. */
    density;
    top;
    segment;
    /** Rows of second `to` that are known and left out of the next answer, by their number: `startIndex`. */
    steppedOver = new Map();
    requests = 0;
    rows = 0;
    duplicates = 0;
    world;
    constructor(range, density, world) {
        this.world = world;
        this.from = range.from;
        this.to = range.to;
        this.top = range.to;
        this.density = density;
        this.segment = world.spool.segment(range);
    }
    get done() {
        return this.to < this.from;
    }
    /** Events that it may still hold. */
    get promise() {
        return (this.density ?? 0) * (this.to - this.from + 1);
    }
    /** One page further down. */
    async advance() {
        const second = this.to;
        const rows = await this.ask({
            from: this.from,
            to: second,
            count: paging/* PAGE */.KL,
            startIndex: this.steppedOver.size,
        });
        const inSecond = rows.filter((row) => row.at === second);
        this.keep(inSecond);
        const known = new Map([...this.steppedOver, ...inSecond.map((row) => [row.id, row])]);
        const swapped = known.size < this.steppedOver.size + inSecond.length;
        if (swapped) {
            const positions = this.steppedOver.size + inSecond.length;
            const endSeen = inSecond.length < paging/* PAGE */.KL;
            await this.readCrowded(second, endSeen ? { rows: known, positions } : { rows: known });
        }
        // Another reader may have taken the older part meanwhile; its rows are its own.
        const mine = rows.filter((row) => row.at >= this.from);
        const below = mine.filter((row) => row.at < second);
        // A row that comes twice in one answer: its second is asked for again, and read on its own if need be.
        const doubled = below.find((row, index) => row.id === below[index + 1]?.id)?.at;
        const older = doubled === undefined ? below : below.filter((row) => row.at > doubled);
        this.keep(older);
        if (doubled === undefined && (rows.length < paging/* PAGE */.KL || mine.length < rows.length)) {
            this.goOnAt(this.from - 1);
        }
        else if (below.length === 0) {
            this.density ??= paging/* PAGE */.KL;
            if (swapped)
                this.goOnAt(second - 1);
            else
                this.goOnAt(second, known.values());
        }
        else {
            this.goOnBelow(second, doubled ?? older.at(-1)?.at ?? second - 1, rows.length, older);
        }
    }
    /** Ends the reading of it: what lies above the cursor is covered, what lies below is returned. */
    close() {
        this.segment.close();
        const { requests, rows, duplicates } = this;
        const from = Math.max(this.from, this.to + 1);
        this.world.book.addRead({ from, to: this.top, requests, rows, duplicates });
        return this.done ? undefined : { from: this.from, to: this.to };
    }
    /** The next page begins within second `last`, of which the rows at the end of `older` are known. */
    goOnBelow(second, last, count, older) {
        this.density = count / Math.max(1, second - last);
        const partly = older.filter((row) => row.at === last);
        const few = this.world.tiesStandStill ? FEW_ROWS : paging/* PAGE */.KL / 2;
        this.goOnAt(last, partly.length <= few ? [] : partly);
    }
    /** Goes on at `second`, of which these rows are known and need not be sent again. */
    goOnAt(second, known = []) {
        this.steppedOver = new Map([...known].map((row) => [row.id, row]));
        this.to = second;
    }
    async readCrowded(second, known) {
        const { world } = this;
        world.tiesStandStill = false;
        const exact = await readSecond(second, this.ask, known, world.filters);
        this.keep([...exact.rows.values()].filter((row) => !known.rows.has(row.id)));
        if (!exact.complete)
            world.book.unsettled.add(second);
    }
    ask = async (query) => {
        const rows = await this.world.ask(query);
        this.requests++;
        this.rows += rows.length;
        return rows;
    };
    keep(rows) {
        const fresh = this.world.book.fresh(rows);
        this.segment.append(fresh);
        this.duplicates += rows.length - fresh.length;
        this.world.book.duplicates += rows.length - fresh.length;
    }
}

;// CONCATENATED MODULE: ./build/collect/trail/sharing.js


/** Events a window should still hold to be worth a second reader. */
const WORTH_SPLITTING = 250;
/** Windows a run may open before it has read a page of events for each further one: one burst is not a busy month. */
const FREE_WINDOWS = 4;
/**
 * Reads ranges with several readers at once. Each begins with a range of its own; a reader without work takes the older
 * half of the window that promises most events. What fails or is left ends in the book as gaps.
 *
 * @param readers readers at most; the pacing of requests decides how many really run
 */
async function readShared(ranges, readers, world, onShare) {
    const { book } = world;
    const open = new Set(ranges.map((range) => new Window(range, undefined, world)));
    const unread = [...open];
    const idle = createIdle();
    const seconds = ranges.reduce((sum, { from, to }) => sum + to - from + 1, 0);
    let opened = open.size;
    let secondsRead = 0;
    const takeHalf = () => {
        if (opened >= FREE_WINDOWS + book.ids.size / paging/* PAGE */.KL)
            return undefined;
        const half = olderHalf(open, world);
        if (half) {
            open.add(half);
            opened++;
        }
        return half;
    };
    const readToEnd = async (window) => {
        while (book.stopped === undefined && !window.done) {
            const before = window.to;
            await window.advance();
            secondsRead += before - Math.max(window.to, window.from - 1);
            onShare(Math.min(1, secondsRead / seconds));
            idle.wakeAll();
        }
    };
    const reader = async () => {
        while (book.stopped === undefined && open.size > 0) {
            const window = unread.shift() ?? takeHalf();
            if (!window) {
                await idle.wait();
                continue;
            }
            const failure = await readToEnd(window).then(() => undefined, (error) => ({ error }));
            open.delete(window);
            const rest = window.close();
            if (failure)
                book.fail(failure.error, rest ?? { from: window.from, to: window.from });
            else if (rest)
                book.addGap(rest);
            idle.wakeAll();
        }
        idle.wakeAll();
    };
    await Promise.all(Array.from({ length: readers }, reader));
    for (const window of open) {
        const rest = window.close();
        if (rest)
            book.addGap(rest);
    }
}
/** The older half of the window that promises most, if that is worth a reader. */
function olderHalf(open, world) {
    let richest;
    for (const window of open)
        if (!richest || window.promise > richest.promise)
            richest = window;
    if (!richest || richest.promise < WORTH_SPLITTING || richest.to - richest.from < 2)
        return undefined;
    const middle = richest.from + Math.floor((richest.to - richest.from) / 2);
    const half = new Window({ from: richest.from, to: middle - 1 }, richest.density, world);
    richest.from = middle;
    return half;
}
/** Where readers without work wait for the next page of another one. */
function createIdle() {
    let waiting = [];
    return {
        wait: () => new Promise((resume) => waiting.push(resume)),
        wakeAll() {
            const woken = waiting;
            waiting = [];
            for (const resume of woken)
                resume();
        },
    };
}

;// CONCATENATED MODULE: ./build/collect/trail/trail.js







/**
 * Reads all events of the period, each exactly once: with several readers at once, then the end of the period again for
 * what arrived late, and beside that the proof that the portal still answers what it is asked.
 *
 * Failures leave gaps and reasons; they never throw, except where the spool cannot be written.
 */
async function readTrail(reading) {
    const { period, clockChanges, readPage, spool, now } = reading;
    const book = new CoverageBook(reading);
    const placed = askPlaced(readPage, clockChanges);
    const counted = async (query) => {
        const rows = await placed(query);
        book.countPage(rows);
        return rows;
    };
    const ask = askWhole(counted, reading.largestPage);
    const looking = { period, changes: clockChanges, ask, book, now };
    const world = { book, spool, ask, filters: allFilters(), tiesStandStill: true };
    await readShared(cutAtClockChanges(period, clockChanges), reading.readers, world, (share) => reading.onProgress({ events: book.ids.size, share }));
    const before = book.rows;
    if (book.stopped === undefined)
        await Promise.all([lookAgainAtEnd(looking), proveItListens(reading, book)]);
    if (book.stopped === undefined && book.rows === before)
        await proveItAnswers(reading, ask, book);
    return {
        ids: book.ids,
        get reasons() {
            return book.reasons;
        },
        get coverage() {
            return book.coverage;
        },
        reread: () => rereadAll(looking),
    };
}
/** That the portal does not answer just anything. */
async function proveItListens({ period, readPage }, book) {
    try {
        if (!(await answersAnything(readPage)))
            return;
        throw new OutsideWindow("the portal answers with its newest events whatever is asked");
    }
    catch (error) {
        book.fail(error, period);
    }
}
/** That the portal does not answer nothing, where the second look brought no row. */
async function proveItAnswers(reading, ask, book) {
    const { period, now } = reading;
    try {
        if (!(await trailAnswers(ask, book.known, period, now())))
            book.fallSilent();
    }
    catch (error) {
        book.fail(error, period);
    }
}

;// CONCATENATED MODULE: ./build/collect/rooms/people.js
function createPeople() {
    const known = new Map();
    return {
        one(person) {
            const first = known.get(person.id);
            if (first === undefined)
                known.set(person.id, person);
            return first !== undefined && isSame(first, person) ? first : person;
        },
    };
}
function isSame(a, b) {
    return (a.name === b.name &&
        a.email === b.email &&
        a.status === b.status &&
        a.guest === b.guest &&
        a.registered === b.registered &&
        (a.groups?.length ?? 0) === (b.groups?.length ?? 0) &&
        (a.groups ?? []).every(({ id, name }, index) => b.groups?.[index]?.id === id && b.groups[index].name === name));
}

;// CONCATENATED MODULE: ./build/collect/rooms/members.js





/**
 * The members of each room: direct ones and those of its groups, a person once per room, the direct entry first.
 * A room that answers with nobody is a room this key may not read: its owner is always a member
 * (conformance case "members of a room one may not read are an empty list"). A group that cannot be read makes every
 * room that it is in unreadable: nobody may be missing from a list of members unsaid.
 */
async function readMembers(rooms, reading) {
    const people = createPeople();
    const groups = new Map();
    const peopleOf = (group) => {
        const known = groups.get(group.id) ?? reading.readGroup(group.id).then((all) => all.map(people.one));
        groups.set(group.id, known);
        return known;
    };
    return (0,at_once/* atOnce */.z)(rooms, async ({ id: roomId }) => {
        const unreadable = (failure) => ({
            roomId,
            state: "unreadable",
            reason: (0,build_reasons/* reason */.l)("members-unreadable", { failure }, { rooms: [roomId] }),
        });
        try {
            const shares = await reading.readShares(roomId);
            if (shares.length === 0) {
                return unreadable("the portal shows nobody in it, so the key's owner may not see them.");
            }
            const expanded = await (0,at_once/* atOnce */.z)(shares, async (share) => share.kind === "group"
                ? { share, people: await peopleOf(share.group) }
                : { share: { ...share, person: people.one(share.person) }, people: [] });
            return { roomId, state: "read", members: members_membersOf(expanded) };
        }
        catch (error) {
            return unreadable((0,errors/* sentenceOf */.$N)(error));
        }
    });
}
/** One object each for all memberships of a large portal. */
const NO_GROUPS = [];
const OWNER = { by: "owner" };
const DIRECT = { by: "direct" };
function members_membersOf(expanded) {
    const members = new Map();
    for (const { share } of expanded) {
        if (share.kind === "group")
            continue;
        const { person, access, owner } = share;
        members.set(person.id, { person, access, membership: owner ? OWNER : DIRECT, groups: NO_GROUPS });
    }
    const groupsOf = new Map();
    for (const { share, people } of expanded) {
        if (share.kind !== "group")
            continue;
        const { access, group } = share;
        for (const person of people) {
            groupsOf.set(person.id, [...(groupsOf.get(person.id) ?? []), group]);
            if (!isStronger(access, members.get(person.id)))
                continue;
            members.set(person.id, { person, access, membership: { by: "group", group }, groups: NO_GROUPS });
        }
    }
    return [...members.values()].map((member) => {
        const groups = groupsOf.get(member.person.id);
        return groups === undefined ? member : { ...member, groups };
    });
}
/** Whether a group's access counts in place of what is known: the direct entry wins, then the widest. */
function isStronger(access, known) {
    if (known === undefined)
        return true;
    return known.membership.by === "group" && docspace_members/* ACCESS_ORDER */.IF.indexOf(access) < docspace_members/* ACCESS_ORDER */.IF.indexOf(known.access);
}

;// CONCATENATED MODULE: ./build/collect/rooms/room-log.js







const room_log_WALKS = 4;
/**
 * Reads one room's log in `range`, every entry once. The log has a total and an order by id, so its pages can be read
 * at once; if the total changes meanwhile, or an entry comes twice, it is walked again until it stands still.
 * Failures to read end in the coverage's reason, never in an exception.
 * @throws SpoolError where `onEntries` could not keep what was read
 */
async function readRoomLog(roomId, reading) {
    const coverage = { roomId, total: 0, shown: 0, requests: 0 };
    const seen = new IdSet();
    const walks = [];
    let walk = reading.firstWalk ?? 0;
    let failed;
    try {
        const cut = cutForRoomLogs(reading.range, reading.clockChanges);
        const glance = cut.length > 1 ? await reading.readPage(roomId, reading.range, 0) : undefined;
        coverage.requests += glance === undefined ? 0 : 1;
        const exact = glance !== undefined && isExact(glance, reading.clockChanges);
        for (const range of exact ? [reading.range] : cut) {
            const onEntries = (entries, number) => {
                const fresh = entries.filter(({ id }) => id === undefined || seen.add(id));
                if (fresh.length > 0)
                    reading.onEntries(fresh, number);
            };
            const first = exact ? glance : undefined;
            const walked = await walkUntilStill(roomId, range, { walk, first }, reading, onEntries);
            walks.push(walked.walk);
            walk = walked.walk + 1;
            coverage.total += walked.total;
            coverage.requests += walked.requests;
            coverage.shown += walked.unnumbered;
            if (!walked.still)
                failed = (0,build_reasons/* reason */.l)("room-log-unsettled", {}, { rooms: [roomId] });
        }
    }
    catch (error) {
        if (error instanceof SpoolError)
            throw error;
        failed = (0,build_reasons/* reason */.l)("room-log-unreadable", { failure: (0,errors/* sentenceOf */.$N)(error) }, { rooms: [roomId] });
    }
    coverage.shown += seen.size;
    return {
        coverage: failed
            ? { ...coverage, state: "incomplete", reason: failed }
            : { ...coverage, state: "complete" },
        walks,
    };
}
/**
 * Whether a page is the whole log and no entry of it is near a change of offset: then every date is what it is printed
 * as, and the log need not be cut there.
 */
function isExact({ entries, total }, changes) {
    return total <= LOG_PAGE && !entries.some(({ at }) => isNearCutOfLog(at, changes));
}
/** @param begin number of the first walk, and its first page where that was read already */
async function walkUntilStill(roomId, range, begin, reading, onEntries) {
    const firstWalk = begin.walk;
    let requests = 0;
    for (let walk = firstWalk;; walk++) {
        const ids = new IdSet();
        let shown = 0;
        let unnumbered = 0;
        let moved = false;
        const take = async (startIndex) => {
            const known = walk === firstWalk && startIndex === 0 ? begin.first : undefined;
            const page = known ?? (await reading.readPage(roomId, range, startIndex));
            requests += known === undefined ? 1 : 0;
            const entries = page.entries.map((entry) => place(entry, range, reading.clockChanges));
            for (const { id } of entries) {
                if (id === undefined)
                    unnumbered++;
                else
                    ids.add(id);
            }
            shown += entries.length;
            moved ||= entries.length > page.covered;
            onEntries(entries, walk);
            return page;
        };
        const { total } = await take(0);
        const starts = [];
        for (let start = LOG_PAGE; start < total; start += LOG_PAGE)
            starts.push(start);
        // Only the totals are kept: the pages of a long log would fill the memory.
        const totals = await (0,at_once/* atOnce */.z)(starts, async (startIndex) => (await take(startIndex)).total);
        const still = !moved && ids.size + unnumbered === shown && totals.every((one) => one === total);
        if (still || walk === firstWalk + room_log_WALKS - 1)
            return { total, unnumbered, requests, still, walk };
    }
}
function place(entry, range, changes) {
    const at = instantInWindow(entry.at, range, changes) ?? entry.at;
    return at === entry.at ? entry : { ...entry, at };
}

;// CONCATENATED MODULE: ./build/collect/rooms/rooms.js








/** Walks of a log read once more are numbered from here. */
const SECOND_READING = 1000;
/**
 * Members, then the logs: whoever is a member now came before that moment, and what the logs show after the period
 * tells where files and titles were before. While rows of the period may still arrive the logs are read after the
 * trail, so that what the trail shows is in them too. What could not be read says so in its own place.
 */
async function readRooms(reading, named, trail) {
    const { docspace, portal, range, now } = reading;
    const members = await readMembers(portal.rooms, {
        readShares: async (roomId) => portal.shares.get(roomId) ?? (0,docspace_members/* readShares */.xA)(docspace, roomId),
        readGroup: async (groupId) => (await (0,docspace_members/* readGroup */.iY)(docspace, groupId)).members,
    });
    if (now() - range.to < SETTLED_AFTER)
        await trail;
    const recent = { from: reading.begun - UNSETTLED_SECONDS, ids: new IdSet() };
    const counted = { first: new Map(), again: new Map() };
    const until = Math.max(range.to, now());
    const logs = await (0,at_once/* atOnce */.z)(portal.rooms, async ({ id }) => {
        const read = await readLog(reading, named, id, {
            range: { from: reading.logsFrom, to: until },
            onFresh: (entries) => {
                for (const entry of entries) {
                    if (entry.at >= recent.from && entry.id !== undefined)
                        recent.ids.add(entry.id);
                }
                return entries;
            },
        });
        counted.first.set(id, new Set(read.walks));
        return read.coverage;
    });
    return { members, logs, recent, counted };
}
/** Reads the end of these rooms' logs once more and keeps what is new. */
async function readEndsOfLogs(reading, named, { recent, counted }, roomIds) {
    const reasons = await (0,at_once/* atOnce */.z)(roomIds, async (roomId) => {
        const { coverage, walks } = await readLog(reading, named, roomId, {
            range: { from: recent.from, to: reading.now() },
            firstWalk: SECOND_READING * ((counted.again.get(roomId)?.size ?? 0) + 1),
            onFresh: (entries) => entries.filter(({ id }) => id === undefined || recent.ids.add(id)),
        });
        counted.again.set(roomId, new Set(walks));
        return coverage.reason ?? [];
    });
    return reasons.flat();
}
/** Reads a log once more that is known to have left something out, and keeps what is not among `kept`, by the ids. */
async function keepMissing(reading, named, roomId, kept) {
    await readLog(reading, named, roomId, {
        range: { from: reading.logsFrom, to: reading.now() },
        onFresh: (entries) => entries.filter(({ id }) => id !== undefined && kept.add(id)),
    });
}
function readLog({ docspace, spool, clockChanges }, named, roomId, { range, firstWalk, onFresh }) {
    return readRoomLog(roomId, {
        range,
        clockChanges,
        ...(firstWalk === undefined ? {} : { firstWalk }),
        readPage: (id, { from, to }, startIndex) => readRoomLogPage(docspace, id, { from, to, startIndex }),
        onEntries(entries, walk) {
            const fresh = onFresh(entries);
            named.noteEntries(roomId, fresh);
            spool.addLogEntries(fresh.flatMap((entry) => (entry.id === undefined ? [] : [{ ...entry, id: entry.id, roomId }])));
            spool.addUnnumbered(fresh.flatMap((entry) => (entry.id === undefined ? [{ ...entry, roomId, walk }] : [])));
        },
    });
}
/** The entries without ids that count: of the walk over each part of a log that found it standing still. */
async function* countedEntries({ spool }, { counted, recent }) {
    for await (const page of spool.unnumbered.read()) {
        yield page.filter(({ roomId, walk, at }) => {
            const again = counted.again.get(roomId);
            if (walk >= SECOND_READING)
                return again?.has(walk) === true;
            const superseded = again !== undefined && at >= recent.from;
            return !superseded && counted.first.get(roomId)?.has(walk) === true;
        });
    }
}

;// CONCATENATED MODULE: ./build/collect/rooms/proof.js









/**
 * Compares the logs with the trail, and gives the entries of servers before 3.6 the ids of their rows. From here on
 * every entry on the spool has an id.
 */
async function proveByLogs(reading, named, trails, rooms) {
    const { range, logsFrom } = reading;
    const joining = createJoining(reading, named, trails, rooms);
    const prove = (trail, time) => crossCheck({
        compare: async () => {
            const byKeys = await joining.compare(time);
            const byIds = await compareById(reading, trail, time);
            return {
                entries: byKeys.entries + byIds.entries,
                missing: new Map([...byKeys.missing, ...byIds.missing]),
            };
        },
        reread: trail.reread,
        readMappedActions: () => readMappedActions(reading.docspace),
    });
    const { period, earlier, sinceRead } = trails;
    const before = earlier && (await prove(earlier, { from: logsFrom, to: range.from - 1 }));
    const proof = period === undefined ? { reasons: [] } : await prove(period, range);
    const isWhole = period?.coverage.state === "complete" && sinceRead && proof.reasons.length === 0;
    const rowsMayBeMissing = period !== undefined && !isWhole;
    const failed = await joining.write(rowsMayBeMissing);
    const hidden = await hiddenSteps(reading, named, rooms);
    const unproved = (before?.reasons ?? []).map(unprovedBefore);
    return {
        ...proof,
        reasons: [...proof.reasons, ...unproved, ...failed, ...hidden],
        doubtful: joining.doubtful(),
        rowsMayBeMissing,
    };
}
/** The time before the period tells only when accounts could be used. */
function unprovedBefore(one) {
    const failure = one.code === "cross-check"
        ? "of the time before the period the rooms' own logs have events that the audit trail lacks."
        : "failure" in one.parameters
            ? one.parameters.failure
            : "";
    return (0,build_reasons/* reason */.l)("account-changes-unreadable", { failure });
}
/**
 * The proof the other way round, for the few events that tell when somebody could act in a room: a log that leaves one of
 * them out, whatever its total says, does not tell who is new. Entries that have no id are told by what they are.
 */
async function hiddenSteps(reading, named, { logs }) {
    const missing = new Map(named.stepsOfRooms);
    const nameless = [];
    const nameOf = ({ roomId, at, actionId }) => `${roomId} ${at} ${actionId}`;
    for await (const page of reading.spool.logs.read()) {
        for (const entry of page) {
            missing.delete(entry.id);
            if (entry.id < 0 && STEPS.has(entry.actionId))
                nameless.push(nameOf(entry));
        }
    }
    const left = Map.groupBy(nameless, (name) => name);
    for (const [id, step] of missing)
        if (left.get(nameOf(step))?.pop() !== undefined)
            missing.delete(id);
    const audited = new Set(logs.flatMap(({ roomId, state }) => (state === "complete" ? [roomId] : [])));
    const incomplete = new Set([...missing.values()].flatMap(({ roomId }) => (audited.has(roomId) ? roomId : [])));
    // The trail was read again meanwhile, and may know what came only after the log was read.
    await (0,at_once/* atOnce */.z)([...(await idsOfLogs(reading, incomplete))], async ([roomId, kept]) => {
        await keepMissing(reading, named, roomId, kept);
        for (const id of missing.keys())
            if (kept.has(id))
                missing.delete(id);
    });
    const byRoom = Map.groupBy(missing.values(), ({ roomId }) => roomId);
    return logs.flatMap(({ roomId, shown }) => {
        const count = byRoom.get(roomId)?.length ?? 0;
        if (count === 0 || !audited.has(roomId))
            return [];
        return (0,build_reasons/* reason */.l)("room-log-hidden", { total: shown + count, shown }, { rooms: [roomId] });
    });
}
/** The ids of the entries that are kept of these rooms' logs. */
async function idsOfLogs({ spool }, rooms) {
    const ids = new Map([...rooms].map((roomId) => [roomId, new IdSet()]));
    if (rooms.size === 0)
        return ids;
    for await (const page of spool.logs.read()) {
        for (const { id, roomId } of page)
            if (id > 0)
                ids.get(roomId)?.add(id);
    }
    return ids;
}
async function compareById({ spool }, { ids }, time) {
    const missing = new Map();
    let entries = 0;
    for await (const page of spool.logs.read()) {
        for (const { id, at, key } of page) {
            if (at < time.from || at > time.to)
                continue;
            entries++;
            if (!ids.has(id))
                missing.set(id, key);
        }
    }
    return { entries, missing };
}
/** The joining of entries without ids; nothing is done where there are none. */
function createJoining(reading, named, trails, rooms) {
    const { spool, clockChanges } = reading;
    const entries = () => countedEntries(reading, rooms);
    let matched;
    const join = async (rowsMayBeMissing) => {
        // Before 3.6 a context is the bare title (`EventTypeConverter.cs`, v3.5.0-server).
        const titleOf = (context) => context;
        const titles = knownTitles(named, rooms, rowsMayBeMissing);
        const rows = trails.period === undefined ? [] : [spool.trail, spool.earlier.trail];
        return matchEntries({ entries, trails: rows, titleOf, titles, clockChanges });
    };
    return {
        doubtful: () => matched?.doubtful ?? new Map(),
        async compare({ from, to }) {
            const missing = new Map();
            if (spool.unnumbered.count === 0)
                return { entries: 0, missing };
            matched = await join(false);
            let position = 0;
            let compared = 0;
            for await (const page of entries()) {
                for (const { at, key } of page) {
                    if (at >= from && at <= to) {
                        compared++;
                        if (!matched.isFound(position))
                            missing.set(-1 - position, key);
                    }
                    position++;
                }
            }
            return { entries: compared, missing };
        },
        async write(rowsMayBeMissing) {
            if (spool.unnumbered.count === 0)
                return [];
            try {
                if (matched === undefined || rowsMayBeMissing)
                    matched = await join(rowsMayBeMissing);
                for await (const page of numbered(entries(), matched))
                    spool.addLogEntries(page);
                return [];
            }
            catch (error) {
                return [(0,build_reasons/* reason */.l)("cross-check-not-done", { failure: (0,errors/* sentenceOf */.$N)(error) })];
            }
        },
    };
}
/** Where rows may be missing any title may have been another room's, too. */
function knownTitles({ titles }, { logs }, rowsMayBeMissing) {
    const byRoom = new Map();
    for (const { roomId, title } of titles.titles) {
        byRoom.set(roomId, (byRoom.get(roomId) ?? new Set()).add(title));
    }
    const others = new Set(titles.otherTitles.map(({ title }) => title));
    const all = new Set([...titles.titles.map(({ title }) => title), ...others]);
    for (const { roomId, state, shown, total } of logs) {
        if (state === "complete" && shown >= total)
            continue;
        for (const title of byRoom.get(roomId) ?? [])
            others.add(title);
    }
    const none = new Set();
    return {
        of: (roomId) => byRoom.get(roomId) ?? none,
        has: (title) => all.has(title),
        isOfOthers: (title) => rowsMayBeMissing || others.has(title),
    };
}

;// CONCATENATED MODULE: ./build/collect/whereabouts/locate-entries.js


/** So many files are looked up at most whose events name a title that no room is known to have borne. */
const MOST_UNKNOWN = 200;
/**
 * Where the files and folders are that events name and no log does. Only those are looked for whose events name an
 * audited room (or no room at all): by one request a file, or by listing the rooms with that title, whichever is fewer.
 * A few are looked up whose title nobody is known to have borne: where they lie may settle that doubt.
 */
async function findPlaces(question, reading) {
    const roomsOf = locate_entries_bearersOf(question);
    const { files, created } = await findFiles(planOf(question, roomsOf), reading);
    return { files, folders: await findFolders(question, roomsOf, reading), created };
}
/** Of titles that an audited room bore; other rooms bear them, too. */
function locate_entries_bearersOf({ titles, otherTitles }) {
    const roomsOf = new Map();
    for (const { roomId, title } of titles)
        roomsOf.set(title, (roomsOf.get(title) ?? new Set()).add(roomId));
    for (const { roomId, title } of otherTitles)
        roomsOf.get(title)?.add(roomId);
    return roomsOf;
}
function planOf({ unplaced, filesInLogs, otherTitles, filesCount }, roomsOf) {
    const otherKnown = new Set(otherTitles.map(({ title }) => title));
    const pagesOf = (roomId) => Math.ceil((filesCount.get(roomId) ?? 0) / paging/* PAGE */.KL);
    const lookUp = [];
    const unknown = [];
    const listed = new Map();
    for (const [title, ids] of unplaced.files) {
        const wanted = [...ids].filter((id) => !filesInLogs.has(id));
        if (!roomsOf.has(title) && title !== "") {
            // A title that nobody is known to have borne may be that of any room: the file itself tells.
            if (!otherKnown.has(title))
                unknown.push(...wanted);
            continue;
        }
        const bearers = [...(roomsOf.get(title) ?? [])].filter((id) => filesCount.has(id));
        const pages = bearers.reduce((sum, id) => sum + pagesOf(id), 0);
        if (bearers.length === 0 || Math.max(pages, bearers.length) >= wanted.length)
            lookUp.push(...wanted);
        else {
            for (const roomId of bearers)
                listed.set(roomId, new Set([...(listed.get(roomId) ?? []), ...wanted]));
        }
    }
    for (const [title, ids] of unplaced.witnesses) {
        const isKnown = title === "" || roomsOf.has(title) || otherKnown.has(title);
        if (!isKnown)
            unknown.push(...ids.filter((id) => !filesInLogs.has(id)));
    }
    return { lookUp: [...lookUp, ...unknown.slice(0, MOST_UNKNOWN)], listed };
}
async function findFiles({ lookUp, listed }, reading) {
    const files = new Map();
    const created = new Map();
    const place = (id, roomId, found) => {
        files.set(id, roomId ?? null);
        if (found?.created !== undefined)
            created.set(id, found.created);
    };
    let whole = true;
    const sought = new Set([...listed.values()].flatMap((ids) => [...ids]));
    await (0,at_once/* atOnce */.z)([...listed], async ([roomId, wanted]) => {
        const found = await reading.filesOfRoom(roomId, wanted);
        for (const file of found.files)
            place(file.id, roomId, file);
        whole &&= found.whole;
    });
    // What no listing shows is in none of these rooms, if each was seen whole; another title may ask for it in others.
    const itself = new Set(lookUp);
    if (whole)
        for (const id of sought)
            if (!files.has(id) && !itself.has(id))
                files.set(id, null);
    await (0,at_once/* atOnce */.z)([...new Set([...lookUp, ...sought])].filter((id) => !files.has(id)), async (id) => {
        const found = await reading.file(id);
        place(id, found?.roomId, found);
    });
    return { files, created };
}
async function findFolders({ unplaced, destinations, otherTitles, filesCount }, roomsOf, reading) {
    const folders = new Map();
    const named = [...unplaced.folders].flatMap(([title, ids]) => roomsOf.has(title) || title === "" ? [...ids] : []);
    // Which way something went matters only where the title leaves a choice.
    const shared = [...roomsOf.values()].some((rooms) => rooms.size > 1);
    const places = shared ? [...destinations].filter((id) => !filesCount.has(id)) : [];
    await (0,at_once/* atOnce */.z)([...new Set([...named, ...places])], async (id) => {
        const roomId = await reading.roomOfFolder(id);
        if (roomId !== undefined)
            folders.set(id, roomId);
    });
    for (const { roomId } of otherTitles)
        if (destinations.has(roomId))
            folders.set(roomId, roomId);
    return folders;
}

;// CONCATENATED MODULE: ./build/collect/whereabouts/deciding-places.js

/**
 * Whether an event counts for a room because what it is about lies there now: the title leaves a choice of rooms, or is
 * that of another one, and no log mentions the file. The same of a folder, and of one that something was moved to, which
 * tells which way it went. Then the logs must tell of every move up to the moment at which the place was asked.
 *
 * @param logsFrom from when on the logs were read
 */
function placesDecide({ files, folders, created }, { unplaced, destinations, titles, filesInLogs, }, logsFrom) {
    const bearers = locate_entries_bearersOf(titles);
    const audited = new Set(titles.titles.map(({ roomId }) => roomId));
    const others = new Set(titles.otherTitles.map(({ title }) => title));
    const decides = (title, room, isAnother) => {
        const rooms = bearers.get(title);
        if (rooms !== undefined)
            return rooms.size > 1 || (!rooms.has(room) && !isAnother);
        // Nobody is known to have borne it: an audited room may have, if it was renamed just now.
        return title === "" || (audited.has(room) && !others.has(title));
    };
    const fileDecides = (title, id) => {
        const room = files.get(id);
        // Born since then, and in no log: in a room that is not audited. The event is about another file, whose id it got.
        const isAnother = (created.get(id) ?? 0) >= logsFrom;
        return typeof room === "number" && !filesInLogs.has(id) && decides(title, room, isAnother);
    };
    const folderDecides = (title, id) => {
        const room = folders.get(id);
        return typeof room === "number" && decides(title, room, false);
    };
    const shared = [...bearers.values()].some((rooms) => rooms.size > 1);
    return (some(unplaced.files, fileDecides) ||
        some(unplaced.folders, folderDecides) ||
        (shared && [...destinations].some((id) => (folders.get(id) ?? id) !== id)));
}
function some(byTitle, decides) {
    for (const [title, ids] of byTitle)
        for (const id of ids)
            if (decides(title, id))
                return true;
    return false;
}

;// CONCATENATED MODULE: ./build/collect/whereabouts/other-events.js








/** So many pages are read before it is cheaper to ask for each action by itself. */
const FEW_PAGES = 2;
/**
 * The events of these actions in a time outside the period, with whatever else happened then: a short time is read
 * whole, which costs one request, a long one by action. An action that this version of the server does not know is
 * refused with 400, and nothing of that kind happened.
 */
async function readOtherEvents(range, actions, asking) {
    if (range.from > range.to)
        return { events: [], whole: true };
    const events = await readRange(range, {}, asking, FEW_PAGES);
    if (events !== undefined)
        return { events, whole: true };
    return { events: await readByAction(range, actions, asking), whole: false };
}
/**
 * The events of these actions, by one request or more for each; with the sign-outs without which it is not known whether
 * an account was disabled or enabled.
 */
async function readByAction(range, actions, asking) {
    const events = await readActions(range, actions, asking);
    const more = signOutsOf(events);
    if (more === undefined)
        return events;
    return [...events, ...(await readActions(more.range, [more.action], asking))];
}
async function readActions(range, actions, asking) {
    const found = await (0,at_once/* atOnce */.z)(actions, async (action) => {
        try {
            return (await readRange(range, { action }, asking)) ?? [];
        }
        catch (error) {
            if (error instanceof portal_error/* PortalError */.vg && error.kind === "validation")
                return [];
            throw error;
        }
    });
    return found.flat();
}
/**
 * Every event of a time, each once, in no order. Undefined if that takes more than `pages` pages. A page that ends
 * within a second is followed by one that begins with that second; a second that fills a page is read by itself.
 * @throws OutsideWindow when the portal answers with events that were not asked for, UserError when the events of such a
 *   second kept changing places
 */
async function readRange(range, filter, asking, pages = Number.POSITIVE_INFINITY) {
    const found = new Map();
    const { readPage, clockChanges, largestPage } = asking;
    const placed = askWhole(askPlaced((query) => readFiltered({ ...filter, ...query }, readPage), clockChanges), largestPage);
    const readWholeSecond = async (second) => {
        const { rows, complete } = await readSecond(second, placed);
        if (!complete)
            throw new errors/* UserError */.yo(UNSETTLED);
        for (const event of rows.values())
            found.set(event.id, event);
    };
    let read = 0;
    for (const { from, to } of cutAtClockChanges(range, clockChanges)) {
        let cursor = to;
        while (cursor >= from) {
            if (read++ >= pages)
                return undefined;
            const page = await placed({ from, to: cursor, count: paging/* PAGE */.KL });
            for (const event of page)
                found.set(event.id, event);
            for (const second of doubledSeconds(page))
                await readWholeSecond(second);
            if (page.length < paging/* PAGE */.KL)
                break;
            const oldest = page.at(-1)?.at ?? cursor;
            if (oldest < cursor) {
                cursor = oldest;
                continue;
            }
            await readWholeSecond(cursor);
            cursor--;
        }
    }
    return [...found.values()];
}
const UNSETTLED = "Events of one and the same second in the audit trail kept changing places, so that not all of them could be read: run the action again.";
/** A portal whose plan lacks the Audit feature answers with its newest events, of whatever action. */
async function readFiltered(query, readPage) {
    const rows = await readPage(query);
    if (query.action !== undefined && rows.some(({ actionId }) => actionId !== query.action)) {
        throw new OutsideWindow("the portal answered with events of other actions than the one that was asked for");
    }
    return rows;
}

;// CONCATENATED MODULE: ./build/collect/whereabouts/whereabouts.js













/** Nothing is known of where anything lies now. */
const NOWHERE = { files: new Map(), folders: new Map(), created: new Map() };
/**
 * Notes the changes of titles, accounts and owners after the period, because no list of rooms tells what bore a title
 * before, and what decides when somebody could act in a room, because its log may leave that out.
 *
 * @returns what could not be read
 */
async function readChangesAfter(reading, named) {
    const { docspace, portal, range, begun } = reading;
    if (portal.trail !== "read")
        return [];
    const actions = [...TITLE_ACTIONS, ...ACCOUNT_ACTIONS, ...ownerActions(reading.dialect), ...STEPS];
    const asking = { ...reading, readPage: (query) => readAuditPage(docspace, query) };
    try {
        const since = await readOtherEvents({ from: range.to + 1, to: begun }, actions, asking);
        for (const event of since.events)
            named.noteOtherEvent(event);
        // Only where no line in between stays without its file: the last of them alone may be that of another room.
        if (since.whole)
            named.noteFilesSince(since.events);
        return [];
    }
    catch (error) {
        const failure = (0,errors/* sentenceOf */.$N)(error);
        return [
            (0,build_reasons/* reason */.l)("titles-unreadable", { failure }, { concerns: "events" }),
            (0,build_reasons/* reason */.l)("account-changes-unreadable", { failure }),
        ];
    }
}
/** Where the files and folders are now that events name and no log does. */
async function whereabouts_readPlaces({ docspace, portal, clockChanges }, { unplaced, filesInLogs, destinations, titles }) {
    const filesCount = new Map([...portal.rooms, ...portal.otherRooms].map(({ id, filesCount }) => [Number(id), filesCount]));
    const { titles: own, otherTitles } = titles;
    const asked = new Map();
    const room = (folderId) => {
        const answer = asked.get(folderId) ?? whereabouts_roomOfFolder(docspace, folderId);
        asked.set(folderId, answer);
        return answer;
    };
    try {
        const places = await findPlaces({
            unplaced,
            filesInLogs,
            destinations,
            titles: own,
            otherTitles,
            filesCount,
        }, {
            file: async (fileId) => {
                const file = await ifVisible((0,docspace_files/* getFile */.ly)(docspace, fileId));
                if (file === undefined || file.roomId !== undefined)
                    return found(file, clockChanges);
                // Of what its reader has under "Recent by link" the server does not tell the room (`EntryManager.cs`).
                const roomId = await room(file.folderId);
                return found({ ...file, ...(roomId ? { roomId } : {}) }, clockChanges);
            },
            roomOfFolder: room,
            filesOfRoom: async (roomId, wanted) => {
                const seen = await ifVisible((0,docspace_files/* seekRoomFiles */.Tb)(docspace, roomId, wanted, filesCount.get(roomId)));
                const files = (seen?.files ?? []).flatMap((file) => found(file, clockChanges) ?? []);
                return { files, whole: seen?.whole ?? true };
            },
        });
        return { places, reasons: [] };
    }
    catch (error) {
        const failure = (0,errors/* sentenceOf */.$N)(error);
        return { places: NOWHERE, reasons: [(0,build_reasons/* reason */.l)("places-unreadable", { failure }, { concerns: "events" })] };
    }
}
function found(file, changes) {
    return file?.created === undefined ? file : { ...file, created: earliestMeant(file.created, changes) };
}
/** Undefined: there is no such folder any more; null: it lies outside every room, or the key's owner may not see it. */
async function whereabouts_roomOfFolder(docspace, folderId) {
    const folder = await ifVisible((0,docspace_folders/* getFolder */.L2)(docspace, folderId).then((found) => found ?? "gone"));
    if (folder === "gone")
        return undefined;
    const id = folder?.room?.id;
    return typeof id === "number" ? id : null;
}
/** Undefined for what the key's owner may not see: another person's documents or trash. */
async function ifVisible(reading) {
    try {
        return await reading;
    }
    catch (error) {
        if (error instanceof portal_error/* PortalError */.vg && error.kind === "role")
            return undefined;
        throw error;
    }
}

;// CONCATENATED MODULE: ./build/collect/whereabouts/look-again.js











/** Files and folders moved, thrown away or deleted. */
const FILE_LEFT = new Set([5015, 5016, 5017, 5018]);
const FOLDER_LEFT = new Set([5024, 5025, 5026, 5027]);
/** What else the logs of rooms must tell of one and the same moment: renamings, archivings, members. */
const ROOM_CHANGED = new Set([5071, 5072, 5073, 5084, 5085, 5094, 5096, 5155, 5159]);
/** Acts of somebody who manages rooms or accounts. */
const MANAGING = new Set([...ROOM_CHANGED, 5070, 5074, 5154, 5156, ...ACCOUNT_ACTIONS]);
const look_again_LOOKS = 3;
/**
 * So late, in seconds, a row is taken to be written at most while a run waits for it: the server hands rows to a queue whose
 * readers write each as it comes, without a timer (`MessageSenderService` in `MessagesRepository.cs`, v3.5.0-server to
 * v3.7.2-server). The two minutes by which a period ends before now cost nothing; these are waited for.
 */
const WRITTEN_WITHIN = 10;
/**
 * The portal goes on while it is read: a file may leave a room between the moment its room's log was read and the
 * moment its place was asked. One look at the newest end of the audit trail shows whether anything of the kind
 * happened; then the ends of the logs concerned are read once more, until nothing new is in them. Where that does not
 * end, what was concluded about these rooms is not proved.
 *
 * The server writes rows asynchronously (`MessagesRepository.cs`, v3.5.0-server to v3.7.2-server). So where a place decides
 * which room an event counts for, the look is only taken when every move before the question is written. So it is where
 * somebody is managing rooms just now: a member whose joining is not written yet looks like one of long standing.
 */
async function look_again_lookAgain(reading, named, rooms, places) {
    if (reading.portal.trail !== "read")
        return { places, reasons: [] };
    try {
        return await lookUntilStill(reading, named, rooms, places);
    }
    catch (error) {
        reading.docspace.signal.throwIfAborted();
        return unproved((0,build_reasons/* reason */.l)("changes-unreadable", { failure: (0,errors/* sentenceOf */.$N)(error) }));
    }
}
async function lookUntilStill(reading, named, rooms, places) {
    const before = new Set(named.destinations);
    const settled = new Set();
    let known = places;
    const begun = reading.now();
    /** When the last of the places was asked that decide something. */
    let asked = placesDecide(known, named, reading.logsFrom) ? begun : undefined;
    let from = rooms.recent.from;
    for (let look = 1;; look++) {
        const { to, events } = await readWritten({ from, asked, begun }, reading, named);
        const unsettling = events.filter((event) => !rooms.recent.ids.has(event.id) && !settled.has(event.id) && matters(event, named, known));
        const concerned = roomsOf(unsettling, reading, named);
        if (concerned.length === 0) {
            const since = foldersSince(before, reading, named);
            known = await withFolders(reading, since, known);
            if (since.length === 0 || !placesDecide(known, named, reading.logsFrom))
                return { places: known, reasons: [] };
            for (const id of since)
                before.add(id);
            asked = reading.now();
        }
        if (look === look_again_LOOKS) {
            const scope = concerned.length === 0 ? {} : { rooms: concerned };
            return unproved((0,build_reasons/* reason */.l)("changes-unreadable", { failure: ALWAYS_MORE }, scope));
        }
        const reasons = await readEndsOfLogs(reading, named, rooms, concerned);
        if (reasons.length > 0)
            return unproved(...reasons);
        for (const { id } of unsettling)
            settled.add(id);
        from = to - UNSETTLED_SECONDS;
    }
}
/**
 * The newest events: with all that was done before a place was asked that decides something, and where somebody is
 * managing rooms, with all that they did before this `begun`.
 */
async function readWritten({ from, asked, begun, }, reading, named) {
    if (asked !== undefined)
        await untilWritten(asked, reading);
    const newest = await readNewest(from, reading, named);
    const isManaged = newest.events.some(({ actionId }) => MANAGING.has(actionId));
    const hasWaited = isManaged && (await untilWritten(begun, reading));
    return hasWaited ? readNewest(from, reading, named) : newest;
}
/** What the trail holds from a moment to the present. */
async function readNewest(from, reading, named) {
    const to = reading.now();
    const readPage = (query) => readAuditPage(reading.docspace, query);
    const events = (await readRange({ from, to }, {}, { ...reading, readPage })) ?? [];
    for (const event of events)
        named.noteOtherEvent(event);
    return { to, events };
}
/** Waits until every row of what happened before a moment is written, as far as a server is in time; whether it had to. */
async function untilWritten(moment, { now, waitForRows }) {
    // The moment's own second counts in full.
    const seconds = moment + 1 + WRITTEN_WITHIN - now();
    if (seconds > 0)
        await waitForRows(seconds);
    return seconds > 0;
}
/** What is somewhere now may have been elsewhere when the logs were read. */
function unproved(...reasons) {
    return { places: NOWHERE, reasons };
}
const ALWAYS_MORE = "files kept being moved while the portal was read: run the audit again at a quieter time.";
/** Folders that something went to meanwhile: they tell which way it went. */
function foldersSince(before, { portal }, { destinations }) {
    const rooms = new Set([...portal.rooms, ...portal.otherRooms].map(({ id }) => id));
    return [...destinations].filter((id) => !before.has(id) && !rooms.has(id));
}
async function withFolders({ docspace }, folderIds, places) {
    const folders = new Map(places.folders);
    await (0,at_once/* atOnce */.z)(folderIds, async (id) => {
        const roomId = await whereabouts_roomOfFolder(docspace, id);
        if (roomId !== undefined)
            folders.set(id, roomId);
    });
    return { ...places, folders };
}
function matters(event, { filesInLogs, unplaced }, { files }) {
    const { actionId } = event;
    if (FOLDER_LEFT.has(actionId) || ROOM_CHANGED.has(actionId))
        return true;
    if (!FILE_LEFT.has(actionId))
        return false;
    const id = Number(event.target[0]);
    return files.has(id) || filesInLogs.has(id) || [...unplaced.files.values()].some((ids) => ids.has(id));
}
/** The audited rooms in whose logs these events may stand. A context that names no room leaves every room possible. */
function roomsOf(events, { portal, dialect }, { titles }) {
    const audited = new Set(portal.rooms.map(({ id }) => id));
    const bearers = Map.groupBy(titles.titles, ({ title }) => title);
    const others = new Set(titles.otherTitles.map(({ title }) => title));
    const concerned = new Set();
    for (const event of events) {
        const { target, actionId } = event;
        if (ROOM_CHANGED.has(actionId)) {
            const roomId = Number(target[0]);
            if (audited.has(roomId))
                concerned.add(roomId);
            continue;
        }
        const title = possibleTitle(contextOf(event, dialect));
        const rooms = title === undefined ? undefined : bearers.get(title);
        for (const { roomId } of rooms ?? [])
            concerned.add(roomId);
        if (rooms === undefined && (title === undefined || !others.has(title)))
            return [...audited];
    }
    return [...concerned];
}

;// CONCATENATED MODULE: ./build/collect/collect.js













const READERS = 10;
/**
 * Reads everything the reports rest on, and the proof that nothing was missed: the trail and, beside it, the rooms;
 * then where things lay; then what changed meanwhile; at last the comparison of the logs with the trail. What could not
 * be read ends in `coverage.reasons`; it throws only when the spool cannot be used. Long because it names each part of
 * what a run knows.
 */
async function collect(request) {
    const reading = await readingOf(request);
    const { portal, spool } = reading;
    const named = createNamed(portal.rooms, portal.otherRooms, reading.dialect);
    const trailRead = portal.trail === "read" ? readPeriod(reading, named) : undefined;
    const [trail, earlier, rooms, after, own] = await Promise.all([
        trailRead,
        readGraceDays(reading, named),
        readRooms(reading, named, trailRead),
        readChangesAfter(reading, named),
        ownFiles(reading),
    ]);
    const { places, reasons: unplaced } = await whereabouts_readPlaces(reading, named);
    const again = await look_again_lookAgain(reading, named, rooms, places);
    const unlisted = await findUnlistedRooms(reading, named.roomsNamed, again.places);
    const sinceRead = !after.some(({ code }) => code === "titles-unreadable");
    const proof = await proveByLogs(reading, named, { period: trail, earlier, sinceRead }, rooms);
    return {
        dialect: reading.dialect,
        period: portal.period,
        rooms: portal.rooms,
        otherRooms: portal.otherRooms,
        members: rooms.members,
        trail: spool.trail,
        logs: spool.logs,
        titles: named.titles.titles,
        otherTitles: [...new Set(named.titles.otherTitles.map(({ title }) => title))],
        rowsMayBeMissing: proof.rowsMayBeMissing,
        places: again.places,
        accountChanges: named.accounts.changes(),
        accountsUntold: !portal.auditFeature,
        ownerChanges: named.owners.changes(),
        reassignments: named.owners.reassignments(),
        doubtfulEvents: proof.doubtful,
        filesSince: named.filesSince,
        logsFrom: reading.logsFrom,
        begun: reading.begun,
        ...own.found,
        keyOwnerId: portal.keyOwner.id,
        coverage: {
            trail: trail?.coverage ??
                unread(portal.trail === "unavailable" ? "unavailable" : "not-needed", reading.range),
            logs: rooms.logs,
            ...(proof.result ? { crossCheck: proof.result } : {}),
            reasons: [
                ...(portal.trail === "unavailable" ? [(0,build_reasons/* reason */.l)("no-audit-feature", {})] : (trail?.reasons ?? [])),
                ...rooms.logs.flatMap((log) => log.reason ?? []),
                ...rooms.members.flatMap((room) => (room.state === "unreadable" ? [room.reason] : [])),
                ...own.reasons,
                ...after,
                ...unreadBefore(earlier),
                ...namelessChanges(named),
                ...unplaced,
                ...again.reasons,
                ...unlisted,
                ...proof.reasons,
            ],
        },
    };
}
function readPeriod(reading, named) {
    const { range, spool, onProgress } = reading;
    return readTrailOf(reading, { period: range, spool, onEvent: named.noteEvent, onProgress });
}
/** What decides when accounts could be used, in the time before the period; it must be proved as the period is. */
async function readGraceDays(reading, named) {
    const period = { from: reading.logsFrom, to: reading.range.from - 1 };
    if (reading.portal.trail !== "read" || period.from > period.to)
        return undefined;
    return readTrailOf(reading, {
        period,
        spool: reading.spool.earlier,
        onEvent: named.noteEarlierEvent,
        onProgress: () => undefined,
    });
}
function readTrailOf({ docspace, clockChanges, largestPage, now }, what) {
    return readTrail({
        ...what,
        clockChanges,
        largestPage,
        readPage: (query) => readAuditPage(docspace, query),
        readers: READERS,
        isFatal: (error) => docspace.signal.aborted || (0,portal_error/* isHopeless */.cs)(error),
        describe: errors/* sentenceOf */.$N,
        now,
    });
}
/** The report folder's own files; where it cannot be listed, every upload of the key's owner may be this action's. */
async function ownFiles({ docspace, settings, portal, clockChanges }) {
    try {
        return { found: await findOwnFiles(docspace, settings.folderId, clockChanges), reasons: [] };
    }
    catch (error) {
        const failure = (0,errors/* sentenceOf */.$N)(error);
        return {
            found: { ownFiles: new Map(), ownFilesUnknown: true },
            reasons: [(0,build_reasons/* reason */.l)("own-files-unreadable", { failure }, { people: [portal.keyOwner.id] })],
        };
    }
}
function unreadBefore(earlier) {
    if (earlier === undefined || earlier.coverage.state === "complete")
        return [];
    const failure = earlier.reasons.flatMap((one) => (one.code === "trail-unreadable" ? one.parameters.failure : []))[0] ??
        "the audit trail before the period could not be read to its end.";
    return [(0,build_reasons/* reason */.l)("account-changes-unreadable", { failure })];
}
function namelessChanges({ accounts }) {
    const [id] = accounts.nameless();
    if (id === undefined)
        return [];
    const failure = `event ${id} of the audit trail does not tell whose account was changed`;
    return [(0,build_reasons/* reason */.l)("account-changes-unreadable", { failure })];
}
function unread(state, period) {
    const nothing = { requests: 0, rows: 0, duplicates: 0, events: 0, late: 0 };
    return { state, read: [], gaps: [period], ...nothing };
}

// EXTERNAL MODULE: ./build/directory.js
var build_directory = __nccwpck_require__(6143);
;// CONCATENATED MODULE: ./build/collect/spool/event-row.js
/** So many texts are kept once, each at most so long: 26 MB at most, of two bytes a letter. */
const MOST_TEXTS = 1 << 16;
const LONGEST_TEXT = 200;
/** Both ways are written out: an object that a loop fills costs a third of what reading a row costs altogether. */
function createEventRows() {
    const texts = [];
    const numbers = new Map();
    const said = (text) => {
        const known = numbers.get(text);
        if (known !== undefined)
            return known;
        if (texts.length < MOST_TEXTS && text.length <= LONGEST_TEXT)
            numbers.set(text, texts.push(text) - 1);
        return text;
    };
    const textOf = (said) => {
        const text = typeof said === "number" ? texts[said] : said;
        if (text === undefined)
            throw new Error(`the spool has no text ${said}`);
        return text;
    };
    return {
        rowOf: (event) => [
            event.id,
            event.at,
            said(event.userId),
            said(event.user),
            event.actionId,
            said(event.action),
            event.actionType,
            event.product,
            event.location,
            event.target,
            event.entries,
            said(event.context),
            said(event.page),
            said(event.ip),
            said(event.country),
            said(event.city),
            said(event.browser),
            said(event.platform),
        ],
        eventOf: (row) => ({
            id: row[0],
            at: row[1],
            userId: textOf(row[2]),
            user: textOf(row[3]),
            actionId: row[4],
            action: textOf(row[5]),
            actionType: row[6],
            product: row[7],
            location: row[8],
            target: row[9],
            entries: row[10],
            context: textOf(row[11]),
            page: textOf(row[12]),
            ip: textOf(row[13]),
            country: textOf(row[14]),
            city: textOf(row[15]),
            browser: textOf(row[16]),
            platform: textOf(row[17]),
        }),
    };
}

;// CONCATENATED MODULE: ./build/collect/spool/spool.js






/**
 * Creates a spool in a new directory below `parent` (the runner's temporary directory). Reading it ends with the
 * signal's reason once that is aborted. Long because its parts share one directory and the files open in it.
 * @throws SpoolError when `parent` is not writable
 */
function createSpool(parent, signal) {
    const directory = attempt(`The temporary directory ${parent} cannot be used`, () => {
        (0,build_directory/* makeDirectory */.O)((0,external_node_path_.resolve)(parent));
        return (0,external_node_fs_.mkdtempSync)((0,external_node_path_.join)(parent, "docspace-audit-"));
    });
    const inDirectory = (name) => createSpoolFile((0,external_node_path_.join)(directory, name), signal);
    const logs = inDirectory("room-logs.ndjson");
    const unnumbered = inDirectory("room-logs-without-ids.ndjson");
    const trail = createTrailFiles((number) => inDirectory(`trail-${number}.ndjson`));
    const earlier = createTrailFiles((number) => inDirectory(`earlier-${number}.ndjson`));
    let removed = false;
    return {
        ...trail,
        earlier,
        addLogEntries: (entries) => logs.append(entries),
        addUnnumbered: (entries) => unnumbered.append(entries),
        unnumbered: {
            get count() {
                return unnumbered.count;
            },
            read: () => unnumbered.pages(),
        },
        logs: {
            get count() {
                return logs.count;
            },
            read: () => logs.pages(),
        },
        remove() {
            if (removed)
                return;
            removed = true;
            trail.close();
            earlier.close();
            logs.close();
            unnumbered.close();
            (0,external_node_fs_.rmSync)(directory, { recursive: true, force: true, maxRetries: 3 });
        },
    };
}
function createTrailFiles(newFile) {
    const segments = [];
    const late = [];
    const rows = createEventRows();
    async function* read() {
        const ordered = [...segments].sort((a, b) => b.window.to - a.window.to);
        const pages = (async function* () {
            for (const { file } of ordered) {
                for await (const page of file.pages())
                    yield page.map(rows.eventOf);
            }
        })();
        yield* withSettledOrder(pages, late.toSorted(newestFirst));
    }
    return {
        segment(window) {
            const file = newFile(String(segments.length + 1).padStart(5, "0"));
            segments.push({ window, file });
            return {
                append: (page) => file.append(page.map(rows.rowOf)),
                close: () => file.close(),
            };
        },
        addLate(found) {
            late.push(...found);
        },
        trail: {
            get count() {
                return segments.reduce((sum, { file }) => sum + file.count, late.length);
            },
            read,
        },
        close() {
            for (const { file } of segments)
                file.close();
        },
    };
}
/**
 * Pages arrive in the order of time, with ties as the server happened to send them. Yields them strictly newest first
 * (time, then id), late events in their places.
 */
async function* withSettledOrder(pages, late) {
    let held = [];
    let nextLate = 0;
    for await (const page of pages) {
        const all = held.concat(page);
        const oldest = all.at(-1)?.at ?? 0;
        while (nextLate < late.length && (late[nextLate]?.at ?? 0) >= oldest) {
            const event = late[nextLate++];
            if (event)
                all.push(event);
        }
        all.sort(newestFirst);
        // The oldest second may go on in the next page.
        let settled = all.length;
        while (settled > 0 && all[settled - 1]?.at === oldest)
            settled--;
        held = all.slice(settled);
        if (settled > 0)
            yield all.slice(0, settled);
    }
    const rest = held.concat(late.slice(nextLate)).sort(newestFirst);
    if (rest.length > 0)
        yield rest;
}

// EXTERNAL MODULE: ./build/runner/progress.js
var runner_progress = __nccwpck_require__(5628);
;// CONCATENATED MODULE: ./build/run/collect.js



/** A place on disk for what is read; it is gone however the process ends. */
function openSpool(host) {
    const spool = createSpool(host.temporaryDirectory, host.signal);
    host.atExit(spool.remove);
    return spool;
}
/** Reads everything, telling how far it is. */
async function collectPeriod({ host, docspace, settings, ready }, spool) {
    const { clock, log } = host;
    const { firstDay, lastDay } = ready.period;
    return log.group(`Reading ${firstDay} to ${lastDay}`, async () => {
        const begun = clock.now();
        const progress = (0,runner_progress/* createProgress */.mf)(log, clock);
        const collected = await collect({
            docspace,
            spool,
            portal: ready,
            settings,
            onProgress: ({ events, share }) => progress.report(() => (0,runner_progress/* progressLine */.oz)(events, clock.now() - begun, share)),
            waitForRows: (seconds) => {
                log.info((0,runner_progress/* waitingLine */.Sh)(seconds));
                return clock.sleep(seconds * 1000, docspace.signal);
            },
        });
        docspace.signal.throwIfAborted();
        return collected;
    });
}

// EXTERNAL MODULE: external "node:fs/promises"
var external_node_fs_promises_ = __nccwpck_require__(1455);
// EXTERNAL MODULE: ./build/report/portal-summary.js
var portal_summary = __nccwpck_require__(8136);
// EXTERNAL MODULE: ./build/text/markdown.js
var markdown = __nccwpck_require__(1065);
;// CONCATENATED MODULE: ./build/report/summary/failure.js


/** Characters of one sentence; a portal's words in it may be long. */
const LONGEST_SENTENCE = 2000;
/** The job summary of a run that ended before its own: what went wrong, in sentences, without people. */
function failureMarkdown(sentences) {
    const told = sentences.map((sentence) => `- ${(0,markdown/* markdown */.w)((0,portal_summary/* withoutPeople */.wd)(sentence), LONGEST_SENTENCE)}`);
    return ["## DocSpace audit · ❌ failed", "", ...told, ""].join("\n");
}

;// CONCATENATED MODULE: ./build/run/failure-summary.js








/** What must be right to leave the reason; any other input may be the reason itself, such as an empty key. */
const NEEDED = new Set(["portal-url", "room-ids", "formats", "output-directory"]);
const SOME_KEY = "sk-not-needed";
/**
 * Leaves why a run ended without reports, without names: in the job summary, and, where `formats` asks for a summary and
 * the run wrote none, in that file for the roll-up of several portals. Not to be able to write it is a warning: the run
 * has failed already, and says why. Who cancelled a run knows why it ended.
 */
async function leaveFailure(host, failure) {
    if (host.signal.aborted)
        return;
    const sentences = (0,errors/* sentencesOf */.cj)(failure);
    await host.addSummary(failureMarkdown(sentences));
    const read = readSettings((name) => {
        if (name === "api-key")
            return SOME_KEY;
        return NEEDED.has(name) ? host.readInput(name) : "";
    });
    if ("problems" in read || !read.settings.formats.has("summary"))
        return;
    const { portalUrl, rooms, outputDirectory } = read.settings;
    const directory = host.inWorkspace(outputDirectory);
    try {
        if (await hasSummaryOfThisRun(directory))
            return;
        const text = (0,portal_summary/* failureSummary */.jg)(portalUrl.origin, rooms, sentences);
        await (0,write_files/* writeDocument */.ft)(directory, (0,titles/* summaryFileName */._P)(), text);
    }
    catch (error) {
        host.log.warning(`The summary that says why could not be written: ${(0,errors/* sentenceOf */.$N)(error)}`);
    }
}
/** One that an earlier run left in the same directory tells nothing of this one. */
async function hasSummaryOfThisRun(directory) {
    const names = await (0,external_node_fs_promises_.readdir)(directory).catch(() => []);
    for (const name of names.filter(titles/* isSummaryFile */.T$)) {
        if ((await (0,external_node_fs_promises_.stat)((0,external_node_path_.join)(directory, name))).mtimeMs >= performance.timeOrigin)
            return true;
    }
    return false;
}

// EXTERNAL MODULE: ./build/earlier-runs/streaks.js
var streaks = __nccwpck_require__(1791);
// EXTERNAL MODULE: ./build/report-folder/folder.js
var folder = __nccwpck_require__(856);
;// CONCATENATED MODULE: ./build/run/history.js




/**
 * What earlier runs wrote into the report folder's ledger. Without reminders and review there is no ledger; one that cannot be
 * read stops reminders later, here it is only not known.
 */
async function readHistory(context) {
    const { host, docspace, settings, ready } = context;
    const nothing = { inactiveBefore: () => undefined };
    if (!ready.folder || (settings.reminders === "off" && !settings.accessReview))
        return nothing;
    let ledger;
    try {
        ({ ledger } = await (0,ledger_file/* readLedger */.SC)((0,folder/* docSpaceFolder */.j)(docspace, ready.folder.id)));
    }
    catch (error) {
        docspace.signal.throwIfAborted();
        host.log.warning(`Who was inactive in earlier periods is not known: ${(0,errors/* sentenceOf */.$N)(error)}`);
        return nothing;
    }
    return {
        ledger,
        inactiveBefore: (roomId, personId) => (0,streaks/* periodsInARow */.p)(ledger, personId, roomId, ready.period) - 1,
    };
}

;// CONCATENATED MODULE: ./build/run/mail.js
/** Reminds the inactive, at most once, and sends the manager's report. Nothing is sent while the period is not over. */
async function sendMails(context, report, delivered) {
    const { host, settings } = context;
    const wanted = settings.reminders !== "off" || settings.manager !== undefined;
    if (wanted && report.period.provisional) {
        host.log.notice("The period is not over, so nobody is reminded and no manager's report is sent.");
    }
    if (!wanted || report.period.provisional)
        return { problems: [], outputs: {} };
    // Loaded only where mails are wanted.
    const { deliverMails } = await Promise.all(/* import() */[__nccwpck_require__.e(905), __nccwpck_require__.e(675), __nccwpck_require__.e(958), __nccwpck_require__.e(433)]).then(__nccwpck_require__.bind(__nccwpck_require__, 5433));
    return host.log.group("Mails", () => deliverMails(context, report, delivered));
}

;// CONCATENATED MODULE: ./build/collect/whereabouts/folder-contents.js






/**
 * Reads what the compliance report needs to be narrowed to some folders. The server keeps a log of every folder, which
 * has the ids of what happened in it and below it, also to files that are there no longer. Opens and downloads are in
 * no log: for them there are the files that lie there now, and what the log tells of those that came or left until now.
 *
 * @returns the contents in the order asked for, or one sentence for each folder that is missing or cannot be read
 */
async function readFolderContents(folderIds, reading) {
    const read = await Promise.all(folderIds.map((id) => readFolder(id, reading)));
    const problems = read.filter((one) => typeof one === "string");
    if (problems.length > 0)
        return { problems: problems.toSorted() };
    return { contents: read.filter((one) => typeof one !== "string") };
}
async function readFolder(id, reading) {
    const { docspace, period, portalZone } = reading;
    try {
        const folder = await (0,docspace_folders/* getFolder */.L2)(docspace, id);
        if (folder === undefined) {
            return `The folder ${id} in only-folders does not exist (any more): check the number in its address.`;
        }
        if (!folder.canRead)
            return unreadable(id, `"${folder.title}" is closed to the key's owner.`);
        const eventIds = new Set();
        const entries = new Map();
        const unnumbered = [];
        const until = Math.max(period.end - 1, reading.now);
        const [below, files, log] = await Promise.all([
            (0,docspace_folders/* listSubfolders */.Op)(docspace, id),
            (0,docspace_files/* listRoomFiles */.hs)(docspace, id),
            readRoomLog(id, {
                range: { from: period.start, to: until },
                clockChanges: portalZone === undefined ? [] : offsetChanges(portalZone, period.start, until),
                readPage: (folderId, { from, to }, startIndex) => readRoomLogPage(docspace, folderId, { from, to, startIndex }),
                onEntries: (page, walk) => {
                    for (const { id: eventId, ...entry } of page) {
                        if (eventId !== undefined && entry.at < period.end)
                            eventIds.add(eventId);
                        if (!ABOUT_ENTRIES.test(entry.key))
                            continue;
                        if (eventId !== undefined)
                            entries.set(eventId, { ...entry, id: eventId, roomId: id });
                        else
                            unnumbered.push({ walk, entry: { ...entry, id: NO_EVENT - unnumbered.length, roomId: id } });
                    }
                },
            }),
        ]);
        docspace.signal.throwIfAborted();
        if (log.coverage.reason !== undefined)
            return unreadable(id, "its log kept changing, or could not be read.");
        for (const { walk, entry } of unnumbered)
            if (log.walks.includes(walk))
                entries.set(entry.id, entry);
        return {
            id,
            ...(typeof folder.room?.id === "number" ? { roomId: folder.room.id } : {}),
            files: new Set(files.map((file) => file.id)),
            folders: new Set([id, ...below]),
            eventIds,
            entries: [...entries.values()],
        };
    }
    catch (error) {
        docspace.signal.throwIfAborted();
        if (!(error instanceof portal_error/* PortalError */.vg))
            throw error;
        return unreadable(id, error.message);
    }
}
function unreadable(id, why) {
    return `The folder ${id} in only-folders cannot be read: ${why} Make the key's owner a member of its room, or take it out of only-folders.`;
}
/**
 * Servers before 3.6 do not tell which events these entries are: what they tell of files counts all the same. Below every
 * number that entries of rooms' logs have there.
 */
const NO_EVENT = -(2 ** 45);
const ABOUT_ENTRIES = /^(?:File|UserFile|Form|Folder)/;

;// CONCATENATED MODULE: ./build/run/narrow.js





/**
 * Looks up the folders and people to whom the compliance report is narrowed. A folder that is missing or closed stops
 * the run, every one of them at once; an address that nobody has is a warning, for its person may have been deleted.
 */
async function readNarrowing({ host, docspace, settings, ready }) {
    const { folders, users } = settings.filters;
    const [read, people] = await Promise.all([
        readFolderContents(folders, {
            docspace,
            period: ready.period,
            portalZone: ready.portalZone,
            now: Math.floor(docspace.now() / 1000),
        }),
        Promise.all(users
            .filter((user) => user.includes("@"))
            .map(async (email) => [email, await (0,docspace_members/* findPersonId */.kM)(docspace, email)])),
    ]);
    if ("problems" in read)
        throw new errors/* Problems */.Zw(read.problems);
    const unknown = people.filter(([, id]) => id === undefined).length;
    const notes = [];
    if (unknown > 0) {
        const one = (0,build_notes/* note */.N)("unknown-addresses", "warning", { count: unknown }, "compliance");
        notes.push(one);
        host.log.warning((0,vocabulary_notes/* noteText */.gA)(one));
    }
    const userIds = new Map(people.flatMap(([email, id]) => (id === undefined ? [] : [[email, id.toLowerCase()]])));
    return { contents: read.contents, userIds, notes };
}

// EXTERNAL MODULE: ./build/report/answer.js
var answer = __nccwpck_require__(4073);
;// CONCATENATED MODULE: ./build/run/outcome.js



/** Of each finding that `fail-on` may name, the sentence that says it; undefined where there is none. */
const FINDINGS = {
    incomplete({ report }) {
        const [first, ...more] = report.reasons;
        if (report.complete)
            return undefined;
        const others = more.length === 0 ? "" : ` And ${(0,english/* counted */.hS)(more.length, "more reason")}, which the reports name.`;
        return `The audit is incomplete: ${first === undefined ? "" : (0,vocabulary_words/* wordsOf */.Z)(report).reason(first)}${others}`;
    },
    inactive({ report }) {
        const { inactivePeople: count } = report.assessment;
        if (count === 0)
            return undefined;
        return `${(0,english/* counted */.hS)(count, "person was", "people were")} inactive in at least one room.`;
    },
    reminders({ mailProblems }) {
        if (mailProblems.length === 0)
            return undefined;
        return `Not every mail was sent: ${(0,english/* counted */.hS)(mailProblems.length, "problem")} above.`;
    },
};
/** Says as the last words what failed, what was found and where it is. @returns the exit code */
function conclude({ host, settings }, outcome) {
    const findings = Object.keys(FINDINGS).filter((one) => settings.failOn.has(one));
    const failures = [
        ...outcome.deliveryProblems,
        ...findings.flatMap((finding) => FINDINGS[finding](outcome) ?? []),
    ];
    for (const failure of failures)
        host.log.error(failure);
    host.log.info((0,answer/* answer */.Z)(outcome.report, outcome.reminded));
    if (outcome.where !== "")
        host.log.info(`The report: ${outcome.where}`);
    return failures.length === 0 ? 0 : 1;
}

;// CONCATENATED MODULE: ./build/preflight/audit-feature.js




/**
 * Whether the plan has the Audit feature: by what the plan says, and by asking for a year without portals, because a
 * server without the feature answers that with its newest events instead of refusing (`SecurityController.cs`). That the
 * trail answers at all is shown later, by the events that come.
 */
async function readAuditFeature(docspace) {
    const [quota, rows] = await Promise.all([
        readQuota(docspace),
        readAuditPage(docspace, { ...NO_PORTAL_YET, count: 1 }),
    ]);
    return quota.audit && rows.length === 0;
}
/**
 * What is to be said of a period older than the portal promises to keep events: nothing if an event from before the
 * period is still there, because then nothing was deleted.
 */
async function retentionNotes(docspace, period, { days, audit, now }) {
    if (days === undefined || period.start >= now / 1000 - days * epoch/* DAY */.d_)
        return [];
    const before = { from: NO_PORTAL_YET.to + 1, to: period.start - 1, count: 1 };
    const older = audit ? await readAuditPage(docspace, before).catch(() => []) : [];
    docspace.signal.throwIfAborted();
    return older.length > 0 ? [] : [(0,build_notes/* note */.N)("retention", "warning", { days })];
}

// EXTERNAL MODULE: ./build/preflight/folder.js
var preflight_folder = __nccwpck_require__(2258);
;// CONCATENATED MODULE: ./build/preflight/key.js


/** A key that ends sooner may be gone at the next monthly run. */
const SOON_DAYS = 45;
/** Whether the key may read what only `*:read` opens (`AuthorizationExtension.cs`). A key without scopes may do all. */
function canReadAll(key) {
    return hasOneOf(key, ["*", "*:read", "*:write"]);
}
/** What keeps the key from doing the job, each with what to do. @param now epoch milliseconds */
function problemsOfKey(key, settings, now) {
    const problems = [];
    const scopes = key.permissions.join(", ");
    if (!key.active)
        problems.push(`The API key "${key.name}" is switched off: switch it on, or create another one.`);
    if (key.expires !== undefined && key.expires * 1000 <= now) {
        problems.push(`The API key "${key.name}" expired on ${dayOf(key.expires)}: create another one.`);
    }
    if (!canReadAll(key)) {
        problems.push(`The API key "${key.name}" has the scopes ${scopes}; reading the audit trail needs *:read, which no narrower scope replaces: create a key with *:read and, for uploads, files:write.`);
    }
    if (settings.folderId !== undefined && !hasOneOf(key, ["*", "*:write", "files:write"])) {
        problems.push(`The API key "${key.name}" has the scopes ${scopes}; uploading the reports needs files:write: create a key with *:read and files:write, or leave folder-id empty.`);
    }
    return problems;
}
/** That the key will be gone before long. @param now epoch milliseconds */
function keyNotes(key, now) {
    if (key.expires === undefined || key.expires * 1000 > now + SOON_DAYS * calendar/* DAY_MS */.sO)
        return [];
    return [(0,build_notes/* note */.N)("key-expires", "warning", { day: dayOf(key.expires) })];
}
/** Why the person as whom the key acts may not read the trail; undefined if they may. */
function problemOfOwner(owner) {
    if (owner.isAdmin || owner.isOwner)
        return undefined;
    return "The key's owner is neither the portal's owner nor a DocSpace administrator, and only they may read the audit trail: create the key as one of them.";
}
function hasOneOf(key, scopes) {
    return key.permissions.length === 0 || scopes.some((scope) => key.permissions.includes(scope));
}
function dayOf(at) {
    return new Date(at * 1000).toISOString().slice(0, 10);
}

;// CONCATENATED MODULE: ./build/preflight/problems.js


/** Cancelling rejects with the signal's reason. */
function createProblemList({ signal }) {
    const sentences = new Set();
    const ofRole = new Set();
    return {
        get sentences() {
            return [...sentences];
        },
        add(...added) {
            for (const sentence of added)
                sentences.add(sentence);
        },
        async ask(request) {
            try {
                return await request;
            }
            catch (error) {
                signal.throwIfAborted();
                const sentence = (0,errors/* sentenceOf */.$N)(error);
                sentences.add(sentence);
                if (error instanceof portal_error/* PortalError */.vg && error.kind === "role")
                    ofRole.add(sentence);
                return undefined;
            }
        },
        replaceThoseOfRole(sentence) {
            for (const one of ofRole)
                sentences.delete(one);
            sentences.add(sentence);
        },
    };
}

;// CONCATENATED MODULE: ./build/preflight/version.js

/** The oldest server whose answers can be proved the way later ones' can (recorded answers of 3.1.1 and 3.5.0). */
const OLDEST = [3, 5, 0];
/** The newest server whose answers are recorded. */
const NEWEST_SEEN = [3, 7, 2];
/** Why a server is too old, in one sentence; nothing else that it answers can be trusted to mean what it says. */
function tooOld(version) {
    if (compare(version, OLDEST) >= 0)
        return undefined;
    return `The portal runs DocSpace ${version.text}; docspace-audit needs ${OLDEST.join(".")} or newer: update the server.`;
}
/** That a server is newer than any that was looked at. */
function versionNotes(version) {
    return compare(version, NEWEST_SEEN) > 0
        ? [(0,build_notes/* note */.N)("newer-server", "info", { version: version.text, newest: NEWEST_SEEN.join(".") })]
        : [];
}
/** Negative if the version is older, 0 if it is the same. */
function compare(version, [major, minor, patch]) {
    return version.major - major || version.minor - minor || version.patch - patch;
}

;// CONCATENATED MODULE: ./build/preflight/zones.js


/**
 * The report's zone is the one asked for, else the portal's; undefined where neither is known.
 *
 * @param newest a date as the server prints it, which shows whether its offsets are those known here
 */
function zonesOf(portal, settings, newest) {
    const known = portal.timeZone === undefined ? undefined : zoneOfPortal(portal.timeZone);
    const report = settings.timeZone ?? known;
    if (report === undefined)
        return undefined;
    const agrees = known !== undefined && (!newest || offsetAt(known, newest.at) === newest.offset);
    return { portal: agrees ? known : undefined, report };
}
/** What to do where neither the portal nor the inputs name a zone that is known here. */
function problemOfZone({ timeZone }) {
    const what = timeZone === undefined
        ? "The portal does not tell its time zone"
        : `The portal's time zone "${timeZone}" is not known here`;
    return `${what}: set time-zone to an IANA name such as Europe/Berlin.`;
}

;// CONCATENATED MODULE: ./build/preflight/preflight.js












/**
 * Looks whether this key, its owner, the plan, the rooms and the folder can do the job, before anything long. Every
 * problem comes back at once, each with what to do; a server that is too old comes back alone, because nothing else that
 * it answers means what it says. Two steps, each all at once; what the first asks beside version and key is not looked
 * at where these are not in order. Cancelling rejects with the signal's reason.
 * "Now" is the portal's, whose first answers tell its clock.
 */
async function preflight(docspace, settings) {
    const problems = createProblemList(docspace);
    const keyProblems = createProblemList(docspace);
    const asking = [problems.ask(readVersion(docspace)), keyProblems.ask(readApiKey(docspace))];
    const beside = { owner: readKeyOwner(docspace), settings: portal_readSettings(docspace) };
    const [version, key] = await Promise.all([...asking, Promise.allSettled(Object.values(beside))]);
    const old = version ? tooOld(version) : undefined;
    if (old !== undefined)
        return { problems: [old] };
    // What keeps both from being answered is one thing, and is said once.
    if (!key)
        return { problems: keyProblems.sentences };
    if (!version)
        return { problems: problems.sentences };
    problems.add(...problemsOfKey(key, settings, docspace.now()));
    if (!canReadAll(key))
        return { problems: problems.sentences };
    return lookAround(docspace, settings, { version, key, beside, now: docspace.now() }, problems);
}
/** Everything that a key in order may ask, all at once. */
async function lookAround(docspace, settings, { version, key, beside, now }, problems) {
    // The rooms first: their lists come one after the other, the rest meanwhile.
    const [rooms, keyOwner, portal, newest, audit, retention, folder] = await Promise.all([
        problems.ask(findRooms(docspace, settings)),
        problems.ask(beside.owner),
        problems.ask(beside.settings),
        readNewestDate(docspace, Math.floor(now / 1000), paging/* PAGE */.KL).catch(() => undefined),
        problems.ask(readAuditFeature(docspace)),
        readRetention(docspace).catch(() => undefined),
        settings.folderId === undefined ? undefined : problems.ask((0,preflight_folder/* findFolder */.W)(docspace, settings.folderId)),
    ]);
    const ownerProblem = keyOwner && problemOfOwner(keyOwner);
    if (ownerProblem !== undefined)
        problems.replaceThoseOfRole(ownerProblem);
    const zones = portal && zonesOf(portal, settings, newest);
    if (portal && !zones)
        problems.add(problemOfZone(portal));
    const period = zones && resolvePeriod(settings.period, zones.report, now);
    if (period && "problem" in period)
        problems.add(period.problem);
    problems.add(...(rooms?.problems ?? []), ...(folder?.problems ?? []));
    const found = keyOwner && zones && period && rooms && audit !== undefined;
    if (problems.sentences.length > 0 || !found || "problem" in period) {
        return { problems: problems.sentences };
    }
    const ready = {
        version: version.text,
        portalZone: zones.portal,
        ...(portal.culture === undefined ? {} : { culture: portal.culture }),
        period,
        keyOwner,
        rooms: rooms.audited,
        otherRooms: rooms.others,
        ...(folder ? { folder: folder.folder } : {}),
        auditFeature: audit,
        trail: audit ? "read" : needsTrail(settings) ? "unavailable" : "not-needed",
        newest,
        shares: rooms.shares,
        notes: [
            ...versionNotes(version),
            ...clockNotes(docspace.clockSkew()),
            ...keyNotes(key, now),
            ...(await retentionNotes(docspace, period, { days: retention, audit, now })),
        ],
    };
    return { ready };
}
/** Whether anything is asked for that the rooms' own logs do not tell. */
function needsTrail({ activity, reports }) {
    return activity === "any" || reports.has("compliance");
}
const MINUTE = 60_000;
/** So far apart the two clocks may be without a word. */
const CLOSE_CLOCKS = 2 * MINUTE;
/** That the runner's clock is wrong, or the portal's. @param skew milliseconds that the portal's clock is ahead */
function clockNotes(skew = 0) {
    if (Math.abs(skew) <= CLOSE_CLOCKS)
        return [];
    return [(0,build_notes/* note */.N)("clock-skew", "warning", { minutes: Math.round(skew / MINUTE) })];
}

// EXTERNAL MODULE: ./build/runner/names.js
var names = __nccwpck_require__(5827);
;// CONCATENATED MODULE: ./build/run/exemptions.js

/** Reads the exemptions file, if there is one; all its mistakes at once, with their lines. */
async function readExemptions(host, { exemptions: path }) {
    if (path === undefined)
        return [];
    let text;
    try {
        text = await host.readWorkspaceFile(path);
    }
    catch (error) {
        throw new errors/* Problems */.Zw([`The exemptions file ${path} cannot be read: ${whyUnread(error)}.`]);
    }
    const { parseExemptions } = await Promise.all(/* import() */[__nccwpck_require__.e(815), __nccwpck_require__.e(280)]).then(__nccwpck_require__.bind(__nccwpck_require__, 5280));
    const parsed = parseExemptions(text);
    if ("exemptions" in parsed)
        return parsed.exemptions;
    throw new errors/* Problems */.Zw(parsed.mistakes.map(({ line, message }) => `${path}, line ${line}: ${message}`));
}
function whyUnread(error) {
    if (error instanceof errors/* UserError */.yo)
        return error.message;
    const code = error.code;
    if (code === "ENOENT" || code === "ENOTDIR") {
        return "there is no such file in the workspace; check the path, and that the repository is checked out before";
    }
    return code === "EISDIR" ? "it is a directory; give the path of the file in it" : error.message;
}

// EXTERNAL MODULE: ./build/run/open-portal.js + 7 modules
var open_portal = __nccwpck_require__(935);
;// CONCATENATED MODULE: ./build/run/portal.js







/** Masks the secrets first; then every violation of every input at once, with addresses only where they may be shown. */
async function readInputs(host) {
    (0,open_portal/* maskSecrets */.Q)(host);
    if (await namesAllowed(host))
        host.showAddresses();
    const read = readSettings(host.readInput);
    if ("problems" in read)
        throw new errors/* Problems */.Zw(read.problems.map((problem) => problem.message));
    return read.settings;
}
/** Looks whether the job can be done; every problem of the portal and of the exemptions at once. */
async function lookAtPortal(host, settings) {
    const docspace = (0,open_portal/* openPortal */.Z)(host, settings, host.signal);
    const [exemptions, ready] = await host.log.group("Looking at the portal", () => (0,errors/* allProblems */.Ul)(readExemptions(host, settings), checkPortal(host, docspace, settings)));
    const showNames = await namesAllowed(host);
    return { context: { host, settings, docspace, ready, showNames }, exemptions };
}
/** Asks the raw input, so that it is known whatever is wrong with other inputs. */
async function namesAllowed(host) {
    const { parse, default: usual } = INPUTS["show-names"];
    const parsed = parse(host.readInput("show-names").trim() || usual);
    return "value" in parsed && (0,names/* mayShowNames */.bp)(parsed.value, (await host.workflow()).visibility);
}
/** Every problem at once; warnings go to the log. */
async function checkPortal(host, docspace, settings) {
    const result = await preflight(docspace, settings);
    if ("problems" in result)
        throw new errors/* Problems */.Zw(result.problems);
    const { notes, trail } = result.ready;
    for (const one of notes)
        host.log[one.level]((0,vocabulary_notes/* noteText */.gA)(one));
    if (trail === "unavailable")
        host.log.info("The plan has no Audit feature: only the rooms' own logs can be read.");
    return result.ready;
}

;// CONCATENATED MODULE: ./build/run/trend.js




/** Earlier months that are looked for. */
const MOST_MONTHS = 12;
/** Bytes of one report that is read for its counts alone: they stand before its events, but a file comes as a whole. */
const MOST_BYTES_OF_ONE = 8 * 1024 * 1024;
/**
 * Looks into the report folder, by the listing given or one of its own, for the JSON reports of up to twelve periods before this one, and
 * reads them side by side: at most twelve files, and 64 MiB together; and the one of this very period, up to 8 MiB.
 * Fails only when the run is cancelled.
 */
async function readEarlierPeriods(context, files) {
    const { docspace, ready, settings } = context;
    if (!ready.folder)
        return { previous: undefined, trend: [] };
    const labels = labelsBefore(ready.period.label);
    const titleOf = (label) => (0,titles/* auditFileName */.$J)("json", { label, reportLabel: settings.reportLabel });
    const { label } = ready.period;
    const listed = findEarlierFiles(docspace, ready.folder.id, [label, ...labels].map(titleOf), files);
    const [previous, months, [report]] = await Promise.all([
        readPrevious(context, listed),
        listed.then((files) => {
            const [newest = "", ...months] = labels;
            const size = files.get(titleOf(newest))?.size ?? 0;
            // One above the limit is not read, and takes nothing from the others.
            const left = size > MOST_BYTES ? MOST_BYTES : MOST_BYTES - size;
            return readReports(context, files, months, titleOf, left);
        }, () => []),
        listed.then((files) => readReports(context, files, [label], titleOf, MOST_BYTES_OF_ONE), () => []),
    ]);
    const known = previous !== undefined && "previous" in previous ? [previous.previous, ...months] : months;
    return {
        previous,
        trend: known.map(trendPeriod).toReversed(),
        ...(report === undefined ? {} : { replaced: { title: titleOf(label), report } }),
    };
}
/** Newest first. What is no month is compared with the period before it, and has no trend. */
function labelsBefore(label) {
    const labels = [labelBefore({ label })];
    if (!/^\d{4}-\d{2}$/.test(label))
        return labels;
    while (labels.length < MOST_MONTHS)
        labels.push(labelBefore({ label: labels.at(-1) ?? label }));
    return labels;
}
/** The reports of these periods, in their order, as far as they fit into so many bytes and can be read. */
async function readReports({ docspace }, files, labels, titleOf, mostBytes) {
    let left = mostBytes;
    const wanted = labels.flatMap((label) => {
        const file = files.get(titleOf(label));
        if (file === undefined || file.size > MOST_BYTES_OF_ONE || file.size > left)
            return [];
        left -= file.size;
        return [{ label, file }];
    });
    if (wanted.length === 0)
        return [];
    const { parsePreviousReport } = await Promise.all(/* import() */[__nccwpck_require__.e(934), __nccwpck_require__.e(898)]).then(__nccwpck_require__.bind(__nccwpck_require__, 7898));
    const read = wanted.map(async ({ label, file }) => {
        try {
            const found = await readEarlierFile(docspace, file, MOST_BYTES_OF_ONE);
            const parsed = found.state === "read" ? parsePreviousReport(found.content, label) : undefined;
            return parsed !== undefined && "previous" in parsed ? [parsed.previous] : [];
        }
        catch {
            docspace.signal.throwIfAborted();
            return [];
        }
    });
    return (await Promise.all(read)).flat();
}
/** What one report counts. One of a period that was not over says less than the whole. */
function trendPeriod({ label, complete, provisional, counts, rooms }) {
    const having = (members, verdict) => members.filter((member) => member.verdict === verdict).length;
    return {
        label,
        complete: complete && !provisional,
        ...counts,
        rooms: new Map(rooms
            .filter(({ unreadable }) => unreadable !== true)
            .map(({ id, members, events }) => [
            id,
            { inactive: having(members, "inactive"), active: having(members, "active"), events },
        ])),
    };
}

;// CONCATENATED MODULE: ./build/run/run.js

















/**
 * One run of the action. Whatever happens, the outputs are set, every problem is a sentence in the log, and nothing
 * that was read stays on disk. Never rejects.
 *
 * @returns the exit code
 */
function run(host) {
    return runStep(host, {
        setOutputs: (known) => writeOutputs(known, host.setOutput),
        work: (addOutputs) => audit(host, addOutputs),
        onFailure: (failure) => leaveFailure(host, failure),
    });
}
/** Reads the inputs, looks whether the job can be done, reads the portal, judges, writes, delivers, concludes. */
async function audit(host, addOutputs) {
    const [settings] = await (0,errors/* allProblems */.Ul)(readInputs(host), forgetEarlierReports(host));
    const { context, exemptions } = await lookAtPortal(host, settings);
    const { firstDay, lastDay } = context.ready.period;
    addOutputs({ periodStart: firstDay, periodEnd: lastDay });
    const narrowing = await readNarrowing(context);
    const spool = openSpool(host);
    try {
        const collected = await collectPeriod(context, spool);
        const [history, earlier] = await Promise.all([
            readHistory(context),
            readEarlierPeriods(context, collected.reportFolder),
        ]);
        const review = settings.accessReview
            ? await (await __nccwpck_require__.e(/* import() */ 561).then(__nccwpck_require__.bind(__nccwpck_require__, 1561))).readReview(context, collected.members)
            : undefined;
        const folder = (0,deliver/* reportFolderOf */.sU)(context);
        const mailing = await beginMailing(context, folder, collected.reportFolder);
        const known = { exemptions, history, ...earlier, narrowing, review, mailing };
        const found = await assessPeriod(context, collected, known);
        addOutputs(found.outputs);
        // Loaded where they are needed, not before the run can begin.
        const { writeReportFiles, summarise } = await Promise.all(/* import() */[__nccwpck_require__.e(515), __nccwpck_require__.e(974)]).then(__nccwpck_require__.bind(__nccwpck_require__, 6974));
        const files = await writeReportFiles(context, found);
        addOutputs(files.outputs);
        const delivered = await (0,deliver/* deliverReports */.tw)(context, folder, files.written);
        addOutputs(delivered.outputs);
        const reportUrl = delivered.outputs.reportUrl ?? "";
        const mails = await sendMails(context, found.report, {
            folder,
            ...files,
            membersMayNot: mailing.membersMayNot ?? delivered.mayNot,
            managersMayNot: mailing.managersMayNot ?? delivered.mayNot,
            reportUrl,
        });
        addOutputs(mails.outputs);
        const reviewProblems = settings.accessReview
            ? await (await Promise.all(/* import() */[__nccwpck_require__.e(905), __nccwpck_require__.e(675), __nccwpck_require__.e(561), __nccwpck_require__.e(937)]).then(__nccwpck_require__.bind(__nccwpck_require__, 4937))).writeReview(context, review, found.report, folder)
            : [];
        const issueProblems = settings.githubIssue
            ? await (await Promise.all(/* import() */[__nccwpck_require__.e(515), __nccwpck_require__.e(560)]).then(__nccwpck_require__.bind(__nccwpck_require__, 3560))).deliverIssue(context, found.report, delivered.uploaded)
            : [];
        await summarise(context, found, { ...files, ...delivered, mail: mails.outcome });
        return conclude(context, {
            report: found.report,
            deliveryProblems: [...delivered.problems, ...reviewProblems, ...issueProblems],
            mailProblems: mails.problems,
            reminded: mails.outcome && (0,mail_outcome/* remindedBy */.i)(mails.outcome),
            where: reportUrl || (files.outputs.reportDirectory ?? ""),
        });
    }
    finally {
        spool.remove();
    }
}
/** Whatever is wrong with other inputs: a run that ends for those leaves no reports of an earlier one either. */
async function forgetEarlierReports(host) {
    const { parse, default: usual } = INPUTS["output-directory"];
    const directory = parse(host.readInput("output-directory").trim() || usual);
    if ("value" in directory)
        await (0,write_files/* removeEarlierReports */.o)(host.inWorkspace(directory.value));
}


/***/ }),

/***/ 5827:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   $n: () => (/* binding */ createNameGate),
/* harmony export */   bp: () => (/* binding */ mayShowNames),
/* harmony export */   tg: () => (/* binding */ withoutAddresses)
/* harmony export */ });
/* harmony import */ var _text_one_line_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(3809);

/**
 * Whether names and e-mail addresses may stand in the log and the job summary. `auto` allows them only where the
 * repository's visibility is known to be `private`: an internal one is read by a whole enterprise.
 */
function mayShowNames(setting, visibility) {
    return setting === "always" || (setting === "auto" && visibility === "private");
}
function createNameGate(shown) {
    return {
        person: ({ id, name }) => (shown && name !== "" ? (0,_text_one_line_js__WEBPACK_IMPORTED_MODULE_0__/* .plainText */ .wh)(name, 200) : `person ${idDigits(id)}`),
        address: (address) => (0,_text_one_line_js__WEBPACK_IMPORTED_MODULE_0__/* .plainText */ .wh)(shown ? address : shortenedAddress(address), 254),
    };
}
/** The four characters of an id that stand for a person whose name is not shown. */
function idDigits(id) {
    return (id
        .toLowerCase()
        .replace(/[^0-9a-z]/g, "")
        .slice(0, 4) || "unknown");
}
/** An address by its first letter and its domain. */
function shortenedAddress(address) {
    const at = address.lastIndexOf("@");
    return at < 1 ? "…" : `${Array.from(address)[0]}…${address.slice(at)}`;
}
/** What explanations of inputs show as examples. */
const EXAMPLES = /^(?:password@host|audit@example\.com)$/;
/** A text with every address in it shortened. */
function withoutAddresses(text) {
    return text.replace(/[^\s"'<>()@,;:/]+@[^\s"'<>()@,;:/]+/g, (address) => EXAMPLES.test(address) || address.startsWith("…") ? address : shortenedAddress(address));
}


/***/ }),

/***/ 5628:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Sh: () => (/* binding */ waitingLine),
/* harmony export */   mf: () => (/* binding */ createProgress),
/* harmony export */   oz: () => (/* binding */ progressLine)
/* harmony export */ });
function createProgress(log, clock, interval = 5000) {
    let last = clock.now();
    return {
        report(line) {
            const now = clock.now();
            if (now - last < interval)
                return;
            last = now;
            log.info(line());
        },
    };
}
/**
 * Progress in words: `12 400 events, 34 % of the period, 1180 a second, about 20 s left`.
 * `share` is the part done, 0 to 1, where known; `elapsed` is in milliseconds.
 */
function progressLine(events, elapsed, share) {
    const parts = [`${grouped3(events)} events`];
    if (share !== undefined)
        parts.push(`${Math.floor(share * 100)} % of the period`);
    if (elapsed > 0)
        parts.push(`${Math.round((events * 1000) / elapsed)} a second`);
    if (share !== undefined && share > 0.01 && share < 1) {
        parts.push(`about ${duration((elapsed * (1 - share)) / share)} left`);
    }
    return parts.join(", ");
}
/** Why nothing happens for so many seconds. */
function waitingLine(seconds) {
    return `Waiting ${seconds} s for what the portal may still have to write down: files moved just now, members added just now.`;
}
function duration(milliseconds) {
    const seconds = Math.max(1, Math.round(milliseconds / 1000));
    return seconds < 120 ? `${seconds} s` : `${Math.round(seconds / 60)} min`;
}
function grouped3(count) {
    return String(count).replace(/\B(?=(?:\d{3})+$)/g, " ");
}


/***/ }),

/***/ 6487:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  n: () => (/* binding */ start)
});

// EXTERNAL MODULE: ./build/errors.js
var errors = __nccwpck_require__(9473);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __nccwpck_require__(8161);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __nccwpck_require__(6760);
// EXTERNAL MODULE: external "os"
var external_os_ = __nccwpck_require__(857);
;// CONCATENATED MODULE: ./build/node_modules/@actions/core/lib/utils.js
// We use any as a valid input type
/* eslint-disable @typescript-eslint/no-explicit-any */
/**
 * Sanitizes an input into a string so it can be passed into issueCommand safely
 * @param input input to sanitize into a string
 */
function utils_toCommandValue(input) {
    if (input === null || input === undefined) {
        return '';
    }
    else if (typeof input === 'string' || input instanceof String) {
        return input;
    }
    return JSON.stringify(input);
}
/**
 *
 * @param annotationProperties
 * @returns The command properties to send with the actual annotation command
 * See IssueCommandProperties: https://github.com/actions/runner/blob/main/src/Runner.Worker/ActionCommandManager.cs#L646
 */
function toCommandProperties(annotationProperties) {
    if (!Object.keys(annotationProperties).length) {
        return {};
    }
    return {
        title: annotationProperties.title,
        file: annotationProperties.file,
        line: annotationProperties.startLine,
        endLine: annotationProperties.endLine,
        col: annotationProperties.startColumn,
        endColumn: annotationProperties.endColumn
    };
}
//# sourceMappingURL=utils.js.map
;// CONCATENATED MODULE: ./build/node_modules/@actions/core/lib/command.js


/**
 * Issues a command to the GitHub Actions runner
 *
 * @param command - The command name to issue
 * @param properties - Additional properties for the command (key-value pairs)
 * @param message - The message to include with the command
 * @remarks
 * This function outputs a specially formatted string to stdout that the Actions
 * runner interprets as a command. These commands can control workflow behavior,
 * set outputs, create annotations, mask values, and more.
 *
 * Command Format:
 *   ::name key=value,key=value::message
 *
 * @example
 * ```typescript
 * // Issue a warning annotation
 * issueCommand('warning', {}, 'This is a warning message');
 * // Output: ::warning::This is a warning message
 *
 * // Set an environment variable
 * issueCommand('set-env', { name: 'MY_VAR' }, 'some value');
 * // Output: ::set-env name=MY_VAR::some value
 *
 * // Add a secret mask
 * issueCommand('add-mask', {}, 'secretValue123');
 * // Output: ::add-mask::secretValue123
 * ```
 *
 * @internal
 * This is an internal utility function that powers the public API functions
 * such as setSecret, warning, error, and exportVariable.
 */
function command_issueCommand(command, properties, message) {
    const cmd = new Command(command, properties, message);
    process.stdout.write(cmd.toString() + external_os_.EOL);
}
function command_issue(name, message = '') {
    command_issueCommand(name, {}, message);
}
const CMD_STRING = '::';
class Command {
    constructor(command, properties, message) {
        if (!command) {
            command = 'missing.command';
        }
        this.command = command;
        this.properties = properties;
        this.message = message;
    }
    toString() {
        let cmdStr = CMD_STRING + this.command;
        if (this.properties && Object.keys(this.properties).length > 0) {
            cmdStr += ' ';
            let first = true;
            for (const key in this.properties) {
                if (this.properties.hasOwnProperty(key)) {
                    const val = this.properties[key];
                    if (val) {
                        if (first) {
                            first = false;
                        }
                        else {
                            cmdStr += ',';
                        }
                        cmdStr += `${key}=${escapeProperty(val)}`;
                    }
                }
            }
        }
        cmdStr += `${CMD_STRING}${escapeData(this.message)}`;
        return cmdStr;
    }
}
function escapeData(s) {
    return utils_toCommandValue(s)
        .replace(/%/g, '%25')
        .replace(/\r/g, '%0D')
        .replace(/\n/g, '%0A');
}
function escapeProperty(s) {
    return utils_toCommandValue(s)
        .replace(/%/g, '%25')
        .replace(/\r/g, '%0D')
        .replace(/\n/g, '%0A')
        .replace(/:/g, '%3A')
        .replace(/,/g, '%2C');
}
//# sourceMappingURL=command.js.map
;// CONCATENATED MODULE: external "crypto"
const external_crypto_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("crypto");
// EXTERNAL MODULE: external "fs"
var external_fs_ = __nccwpck_require__(9896);
;// CONCATENATED MODULE: ./build/node_modules/@actions/core/lib/file-command.js
// For internal use, subject to change.
// We use any as a valid input type
/* eslint-disable @typescript-eslint/no-explicit-any */




function file_command_issueFileCommand(command, message) {
    const filePath = process.env[`GITHUB_${command}`];
    if (!filePath) {
        throw new Error(`Unable to find environment variable for file command ${command}`);
    }
    if (!external_fs_.existsSync(filePath)) {
        throw new Error(`Missing file at path: ${filePath}`);
    }
    external_fs_.appendFileSync(filePath, `${utils_toCommandValue(message)}${external_os_.EOL}`, {
        encoding: 'utf8'
    });
}
function file_command_prepareKeyValueMessage(key, value) {
    const delimiter = `ghadelimiter_${external_crypto_namespaceObject.randomUUID()}`;
    const convertedValue = utils_toCommandValue(value);
    // These should realistically never happen, but just in case someone finds a
    // way to exploit uuid generation let's not allow keys or values that contain
    // the delimiter.
    if (key.includes(delimiter)) {
        throw new Error(`Unexpected input: name should not contain the delimiter "${delimiter}"`);
    }
    if (convertedValue.includes(delimiter)) {
        throw new Error(`Unexpected input: value should not contain the delimiter "${delimiter}"`);
    }
    return `${key}<<${delimiter}${external_os_.EOL}${convertedValue}${external_os_.EOL}${delimiter}`;
}
//# sourceMappingURL=file-command.js.map
;// CONCATENATED MODULE: external "path"
const external_path_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("path");
;// CONCATENATED MODULE: ./build/node_modules/@actions/core/lib/core.js
var __awaiter = (undefined && undefined.__awaiter) || function (thisArg, _arguments, P, generator) {
    function adopt(value) { return value instanceof P ? value : new P(function (resolve) { resolve(value); }); }
    return new (P || (P = Promise))(function (resolve, reject) {
        function fulfilled(value) { try { step(generator.next(value)); } catch (e) { reject(e); } }
        function rejected(value) { try { step(generator["throw"](value)); } catch (e) { reject(e); } }
        function step(result) { result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected); }
        step((generator = generator.apply(thisArg, _arguments || [])).next());
    });
};






/**
 * The code to exit an action
 */
var ExitCode;
(function (ExitCode) {
    /**
     * A code indicating that the action was successful
     */
    ExitCode[ExitCode["Success"] = 0] = "Success";
    /**
     * A code indicating that the action was a failure
     */
    ExitCode[ExitCode["Failure"] = 1] = "Failure";
})(ExitCode || (ExitCode = {}));
//-----------------------------------------------------------------------
// Variables
//-----------------------------------------------------------------------
/**
 * Sets env variable for this action and future actions in the job
 * @param name the name of the variable to set
 * @param val the value of the variable. Non-string values will be converted to a string via JSON.stringify
 */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
function exportVariable(name, val) {
    const convertedVal = toCommandValue(val);
    process.env[name] = convertedVal;
    const filePath = process.env['GITHUB_ENV'] || '';
    if (filePath) {
        return issueFileCommand('ENV', prepareKeyValueMessage(name, val));
    }
    issueCommand('set-env', { name }, convertedVal);
}
/**
 * Registers a secret which will get masked from logs
 *
 * @param secret - Value of the secret to be masked
 * @remarks
 * This function instructs the Actions runner to mask the specified value in any
 * logs produced during the workflow run. Once registered, the secret value will
 * be replaced with asterisks (***) whenever it appears in console output, logs,
 * or error messages.
 *
 * This is useful for protecting sensitive information such as:
 * - API keys
 * - Access tokens
 * - Authentication credentials
 * - URL parameters containing signatures (SAS tokens)
 *
 * Note that masking only affects future logs; any previous appearances of the
 * secret in logs before calling this function will remain unmasked.
 *
 * @example
 * ```typescript
 * // Register an API token as a secret
 * const apiToken = "abc123xyz456";
 * setSecret(apiToken);
 *
 * // Now any logs containing this value will show *** instead
 * console.log(`Using token: ${apiToken}`); // Outputs: "Using token: ***"
 * ```
 */
function setSecret(secret) {
    command_issueCommand('add-mask', {}, secret);
}
/**
 * Prepends inputPath to the PATH (for this action and future actions)
 * @param inputPath
 */
function addPath(inputPath) {
    const filePath = process.env['GITHUB_PATH'] || '';
    if (filePath) {
        issueFileCommand('PATH', inputPath);
    }
    else {
        issueCommand('add-path', {}, inputPath);
    }
    process.env['PATH'] = `${inputPath}${path.delimiter}${process.env['PATH']}`;
}
/**
 * Gets the value of an input.
 * Unless trimWhitespace is set to false in InputOptions, the value is also trimmed.
 * Returns an empty string if the value is not defined.
 *
 * @param     name     name of the input to get
 * @param     options  optional. See InputOptions.
 * @returns   string
 */
function getInput(name, options) {
    const val = process.env[`INPUT_${name.replace(/ /g, '_').toUpperCase()}`] || '';
    if (options && options.required && !val) {
        throw new Error(`Input required and not supplied: ${name}`);
    }
    if (options && options.trimWhitespace === false) {
        return val;
    }
    return val.trim();
}
/**
 * Gets the values of an multiline input.  Each value is also trimmed.
 *
 * @param     name     name of the input to get
 * @param     options  optional. See InputOptions.
 * @returns   string[]
 *
 */
function getMultilineInput(name, options) {
    const inputs = getInput(name, options)
        .split('\n')
        .filter(x => x !== '');
    if (options && options.trimWhitespace === false) {
        return inputs;
    }
    return inputs.map(input => input.trim());
}
/**
 * Gets the input value of the boolean type in the YAML 1.2 "core schema" specification.
 * Support boolean input list: `true | True | TRUE | false | False | FALSE` .
 * The return value is also in boolean type.
 * ref: https://yaml.org/spec/1.2/spec.html#id2804923
 *
 * @param     name     name of the input to get
 * @param     options  optional. See InputOptions.
 * @returns   boolean
 */
function getBooleanInput(name, options) {
    const trueValue = ['true', 'True', 'TRUE'];
    const falseValue = ['false', 'False', 'FALSE'];
    const val = getInput(name, options);
    if (trueValue.includes(val))
        return true;
    if (falseValue.includes(val))
        return false;
    throw new TypeError(`Input does not meet YAML 1.2 "Core Schema" specification: ${name}\n` +
        `Support boolean input list: \`true | True | TRUE | false | False | FALSE\``);
}
/**
 * Sets the value of an output.
 *
 * @param     name     name of the output to set
 * @param     value    value to store. Non-string values will be converted to a string via JSON.stringify
 */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
function setOutput(name, value) {
    const filePath = process.env['GITHUB_OUTPUT'] || '';
    if (filePath) {
        return file_command_issueFileCommand('OUTPUT', file_command_prepareKeyValueMessage(name, value));
    }
    process.stdout.write(external_os_.EOL);
    command_issueCommand('set-output', { name }, utils_toCommandValue(value));
}
/**
 * Enables or disables the echoing of commands into stdout for the rest of the step.
 * Echoing is disabled by default if ACTIONS_STEP_DEBUG is not set.
 *
 */
function setCommandEcho(enabled) {
    issue('echo', enabled ? 'on' : 'off');
}
//-----------------------------------------------------------------------
// Results
//-----------------------------------------------------------------------
/**
 * Sets the action status to failed.
 * When the action exits it will be with an exit code of 1
 * @param message add error issue message
 */
function setFailed(message) {
    process.exitCode = ExitCode.Failure;
    error(message);
}
//-----------------------------------------------------------------------
// Logging Commands
//-----------------------------------------------------------------------
/**
 * Gets whether Actions Step Debug is on or not
 */
function isDebug() {
    return process.env['RUNNER_DEBUG'] === '1';
}
/**
 * Writes debug message to user log
 * @param message debug message
 */
function debug(message) {
    command_issueCommand('debug', {}, message);
}
/**
 * Adds an error issue
 * @param message error issue message. Errors will be converted to string via toString()
 * @param properties optional properties to add to the annotation.
 */
function error(message, properties = {}) {
    command_issueCommand('error', toCommandProperties(properties), message instanceof Error ? message.toString() : message);
}
/**
 * Adds a warning issue
 * @param message warning issue message. Errors will be converted to string via toString()
 * @param properties optional properties to add to the annotation.
 */
function warning(message, properties = {}) {
    command_issueCommand('warning', toCommandProperties(properties), message instanceof Error ? message.toString() : message);
}
/**
 * Adds a notice issue
 * @param message notice issue message. Errors will be converted to string via toString()
 * @param properties optional properties to add to the annotation.
 */
function notice(message, properties = {}) {
    command_issueCommand('notice', toCommandProperties(properties), message instanceof Error ? message.toString() : message);
}
/**
 * Writes info to log with console.log.
 * @param message info message
 */
function info(message) {
    process.stdout.write(message + external_os_.EOL);
}
/**
 * Begin an output group.
 *
 * Output until the next `groupEnd` will be foldable in this group
 *
 * @param name The name of the output group
 */
function startGroup(name) {
    command_issue('group', name);
}
/**
 * End an output group.
 */
function endGroup() {
    command_issue('endgroup');
}
/**
 * Wrap an asynchronous function call in a group.
 *
 * Returns the same type as the function itself.
 *
 * @param name The name of the group
 * @param fn The function to wrap in the group
 */
function group(name, fn) {
    return __awaiter(this, void 0, void 0, function* () {
        startGroup(name);
        let result;
        try {
            result = yield fn();
        }
        finally {
            endGroup();
        }
        return result;
    });
}
//-----------------------------------------------------------------------
// Wrapper action state
//-----------------------------------------------------------------------
/**
 * Saves state for current action, the state can only be retrieved by this action's post job execution.
 *
 * @param     name     name of the state to store
 * @param     value    value to store. Non-string values will be converted to a string via JSON.stringify
 */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
function saveState(name, value) {
    const filePath = process.env['GITHUB_STATE'] || '';
    if (filePath) {
        return issueFileCommand('STATE', prepareKeyValueMessage(name, value));
    }
    issueCommand('save-state', { name }, toCommandValue(value));
}
/**
 * Gets the value of an state set by this action's main execution.
 *
 * @param     name     name of the state to get
 * @returns   string
 */
function getState(name) {
    return process.env[`STATE_${name}`] || '';
}
function getIDToken(aud) {
    return __awaiter(this, void 0, void 0, function* () {
        return yield OidcClient.getIDToken(aud);
    });
}
/**
 * Summary exports
 */

/**
 * @deprecated use core.summary
 */

/**
 * Path exports
 */

/**
 * Platform utilities exports
 */

//# sourceMappingURL=core.js.map
;// CONCATENATED MODULE: ./build/node_modules/@actions/core/lib/summary.js
var summary_awaiter = (undefined && undefined.__awaiter) || function (thisArg, _arguments, P, generator) {
    function adopt(value) { return value instanceof P ? value : new P(function (resolve) { resolve(value); }); }
    return new (P || (P = Promise))(function (resolve, reject) {
        function fulfilled(value) { try { step(generator.next(value)); } catch (e) { reject(e); } }
        function rejected(value) { try { step(generator["throw"](value)); } catch (e) { reject(e); } }
        function step(result) { result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected); }
        step((generator = generator.apply(thisArg, _arguments || [])).next());
    });
};


const { access, appendFile, writeFile } = external_fs_.promises;
const SUMMARY_ENV_VAR = 'GITHUB_STEP_SUMMARY';
const SUMMARY_DOCS_URL = 'https://docs.github.com/actions/using-workflows/workflow-commands-for-github-actions#adding-a-job-summary';
class Summary {
    constructor() {
        this._buffer = '';
    }
    /**
     * Finds the summary file path from the environment, rejects if env var is not found or file does not exist
     * Also checks r/w permissions.
     *
     * @returns step summary file path
     */
    filePath() {
        return summary_awaiter(this, void 0, void 0, function* () {
            if (this._filePath) {
                return this._filePath;
            }
            const pathFromEnv = process.env[SUMMARY_ENV_VAR];
            if (!pathFromEnv) {
                throw new Error(`Unable to find environment variable for $${SUMMARY_ENV_VAR}. Check if your runtime environment supports job summaries.`);
            }
            try {
                yield access(pathFromEnv, external_fs_.constants.R_OK | external_fs_.constants.W_OK);
            }
            catch (_a) {
                throw new Error(`Unable to access summary file: '${pathFromEnv}'. Check if the file has correct read/write permissions.`);
            }
            this._filePath = pathFromEnv;
            return this._filePath;
        });
    }
    /**
     * Wraps content in an HTML tag, adding any HTML attributes
     *
     * @param {string} tag HTML tag to wrap
     * @param {string | null} content content within the tag
     * @param {[attribute: string]: string} attrs key-value list of HTML attributes to add
     *
     * @returns {string} content wrapped in HTML element
     */
    wrap(tag, content, attrs = {}) {
        const htmlAttrs = Object.entries(attrs)
            .map(([key, value]) => ` ${key}="${value}"`)
            .join('');
        if (!content) {
            return `<${tag}${htmlAttrs}>`;
        }
        return `<${tag}${htmlAttrs}>${content}</${tag}>`;
    }
    /**
     * Writes text in the buffer to the summary buffer file and empties buffer. Will append by default.
     *
     * @param {SummaryWriteOptions} [options] (optional) options for write operation
     *
     * @returns {Promise<Summary>} summary instance
     */
    write(options) {
        return summary_awaiter(this, void 0, void 0, function* () {
            const overwrite = !!(options === null || options === void 0 ? void 0 : options.overwrite);
            const filePath = yield this.filePath();
            const writeFunc = overwrite ? writeFile : appendFile;
            yield writeFunc(filePath, this._buffer, { encoding: 'utf8' });
            return this.emptyBuffer();
        });
    }
    /**
     * Clears the summary buffer and wipes the summary file
     *
     * @returns {Summary} summary instance
     */
    clear() {
        return summary_awaiter(this, void 0, void 0, function* () {
            return this.emptyBuffer().write({ overwrite: true });
        });
    }
    /**
     * Returns the current summary buffer as a string
     *
     * @returns {string} string of summary buffer
     */
    stringify() {
        return this._buffer;
    }
    /**
     * If the summary buffer is empty
     *
     * @returns {boolen} true if the buffer is empty
     */
    isEmptyBuffer() {
        return this._buffer.length === 0;
    }
    /**
     * Resets the summary buffer without writing to summary file
     *
     * @returns {Summary} summary instance
     */
    emptyBuffer() {
        this._buffer = '';
        return this;
    }
    /**
     * Adds raw text to the summary buffer
     *
     * @param {string} text content to add
     * @param {boolean} [addEOL=false] (optional) append an EOL to the raw text (default: false)
     *
     * @returns {Summary} summary instance
     */
    addRaw(text, addEOL = false) {
        this._buffer += text;
        return addEOL ? this.addEOL() : this;
    }
    /**
     * Adds the operating system-specific end-of-line marker to the buffer
     *
     * @returns {Summary} summary instance
     */
    addEOL() {
        return this.addRaw(external_os_.EOL);
    }
    /**
     * Adds an HTML codeblock to the summary buffer
     *
     * @param {string} code content to render within fenced code block
     * @param {string} lang (optional) language to syntax highlight code
     *
     * @returns {Summary} summary instance
     */
    addCodeBlock(code, lang) {
        const attrs = Object.assign({}, (lang && { lang }));
        const element = this.wrap('pre', this.wrap('code', code), attrs);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML list to the summary buffer
     *
     * @param {string[]} items list of items to render
     * @param {boolean} [ordered=false] (optional) if the rendered list should be ordered or not (default: false)
     *
     * @returns {Summary} summary instance
     */
    addList(items, ordered = false) {
        const tag = ordered ? 'ol' : 'ul';
        const listItems = items.map(item => this.wrap('li', item)).join('');
        const element = this.wrap(tag, listItems);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML table to the summary buffer
     *
     * @param {SummaryTableCell[]} rows table rows
     *
     * @returns {Summary} summary instance
     */
    addTable(rows) {
        const tableBody = rows
            .map(row => {
            const cells = row
                .map(cell => {
                if (typeof cell === 'string') {
                    return this.wrap('td', cell);
                }
                const { header, data, colspan, rowspan } = cell;
                const tag = header ? 'th' : 'td';
                const attrs = Object.assign(Object.assign({}, (colspan && { colspan })), (rowspan && { rowspan }));
                return this.wrap(tag, data, attrs);
            })
                .join('');
            return this.wrap('tr', cells);
        })
            .join('');
        const element = this.wrap('table', tableBody);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds a collapsable HTML details element to the summary buffer
     *
     * @param {string} label text for the closed state
     * @param {string} content collapsable content
     *
     * @returns {Summary} summary instance
     */
    addDetails(label, content) {
        const element = this.wrap('details', this.wrap('summary', label) + content);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML image tag to the summary buffer
     *
     * @param {string} src path to the image you to embed
     * @param {string} alt text description of the image
     * @param {SummaryImageOptions} options (optional) addition image attributes
     *
     * @returns {Summary} summary instance
     */
    addImage(src, alt, options) {
        const { width, height } = options || {};
        const attrs = Object.assign(Object.assign({}, (width && { width })), (height && { height }));
        const element = this.wrap('img', null, Object.assign({ src, alt }, attrs));
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML section heading element
     *
     * @param {string} text heading text
     * @param {number | string} [level=1] (optional) the heading level, default: 1
     *
     * @returns {Summary} summary instance
     */
    addHeading(text, level) {
        const tag = `h${level}`;
        const allowedTag = ['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].includes(tag)
            ? tag
            : 'h1';
        const element = this.wrap(allowedTag, text);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML thematic break (<hr>) to the summary buffer
     *
     * @returns {Summary} summary instance
     */
    addSeparator() {
        const element = this.wrap('hr', null);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML line break (<br>) to the summary buffer
     *
     * @returns {Summary} summary instance
     */
    addBreak() {
        const element = this.wrap('br', null);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML blockquote to the summary buffer
     *
     * @param {string} text quote text
     * @param {string} cite (optional) citation url
     *
     * @returns {Summary} summary instance
     */
    addQuote(text, cite) {
        const attrs = Object.assign({}, (cite && { cite }));
        const element = this.wrap('blockquote', text, attrs);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML anchor tag to the summary buffer
     *
     * @param {string} text link text/content
     * @param {string} href hyperlink
     *
     * @returns {Summary} summary instance
     */
    addLink(text, href) {
        const element = this.wrap('a', text, { href });
        return this.addRaw(element).addEOL();
    }
}
const _summary = new Summary();
/**
 * @deprecated use `core.summary`
 */
const markdownSummary = (/* unused pure expression or super */ null && (_summary));
const summary = _summary;
//# sourceMappingURL=summary.js.map
// EXTERNAL MODULE: external "node:stream"
var external_node_stream_ = __nccwpck_require__(7075);
// EXTERNAL MODULE: external "node:zlib"
var external_node_zlib_ = __nccwpck_require__(8522);
// EXTERNAL MODULE: ./build/docspace/http/pace.js + 4 modules
var pace = __nccwpck_require__(9539);
// EXTERNAL MODULE: external "node:net"
var external_node_net_ = __nccwpck_require__(7030);
// EXTERNAL MODULE: external "node:url"
var external_node_url_ = __nccwpck_require__(3136);
// EXTERNAL MODULE: ./build/text/this-machine.js
var this_machine = __nccwpck_require__(2096);
;// CONCATENATED MODULE: ./build/docspace/http/proxies.js




/**
 * The proxy through which an address is asked, by the rules of GitHub's own toolkit (`@actions/http-client`, proxy.ts):
 * lower-case names before upper-case ones, `http://` where a value has no scheme, blank values ignored, and in
 * `NO_PROXY` host names, which stand for their subdomains, `.suffixes` (also as `*.suffixes`), `host:port` and `*`; beyond
 * those rules, names may end with a dot or be written beyond ASCII. This machine itself is
 * never asked through a proxy, which would see the key in clear.
 *
 * @throws UserError for a value that is no address; it does not quote the value, which may hold a password
 */
function proxyFor(address, variables) {
    const name = address.protocol === "https:" ? "https_proxy" : "http_proxy";
    const value = setting(variables, name);
    if (value === "" || (0,this_machine/* isThisMachine */.Y)(address.hostname) || isExempt(address, setting(variables, "no_proxy"))) {
        return undefined;
    }
    const written = /^[a-z][a-z0-9+.-]*:\/\//i.test(value) ? value : `http://${value}`;
    const proxy = URL.canParse(written) ? new URL(written) : undefined;
    if (proxy === undefined || proxy.hostname === "" || !/^https?:$/.test(proxy.protocol)) {
        throw new errors/* UserError */.yo(`The environment variable ${name.toUpperCase()} is not the address of a proxy: write it as http://host:port or http://user:password@host:port (with special characters of the password percent-encoded), or leave it empty.`);
    }
    return proxy;
}
/**
 * What is in NO_PROXY, beside a proxy, and has no effect, without its password: ranges of addresses, whole URLs, other
 * separators than commas and spaces, which neither GitHub's toolkit nor this action reads.
 */
function ignoredExemptions(variables) {
    if (setting(variables, "https_proxy") === "")
        return [];
    return exemptionsIn(setting(variables, "no_proxy"))
        .filter((one) => one !== "*" && !/^(\.?[\w.-]+|\[[\da-f:.]+\]|[\da-f:.]+(%\w+)?)(:\d+)?$/i.test(one))
        .map((one) => one.replace(/.*@/, "***@"));
}
function setting(variables, name) {
    return variables[name]?.trim() || variables[name.toUpperCase()]?.trim() || "";
}
function isExempt(address, exemptions) {
    const host = address.hostname.toLowerCase().replace(/\.$/, "");
    const port = address.port || (address.protocol === "https:" ? "443" : "80");
    return exemptionsIn(exemptions).some((one) => one === "*" ||
        [host, `${host}:${port}`].some((asked) => asked === one || asked.endsWith(one.replace(/^\.?/, "."))));
}
/** `*.example.com` as `.example.com`, an address of IPv6 in brackets and its shortest form, as it stands in a URL. */
function asInAddress(exemption) {
    const [, bare = exemption, port = ""] = /^\[(.*)\](:\d+)?$/.exec(exemption) ?? [];
    // A URL has no place for the zone of a link-local address, `fe80::1%eth0`.
    if (!(0,external_node_net_.isIPv6)(bare) || bare.includes("%"))
        return nameInAddress(exemption);
    return `${new URL(`http://[${bare}]`).hostname}${port}`;
}
function nameInAddress(exemption) {
    const [, dot = "", name = "", port = ""] = /^(?:\*?(\.))?([\p{L}\p{M}\p{N}.-]+?)\.?(:\d+)?$/u.exec(exemption) ?? [];
    return name === "" ? exemption : `${dot}${(0,external_node_url_.domainToASCII)(name) || name}${port}`;
}
function exemptionsIn(value) {
    return value
        .split(/[\s,]+/)
        .map((one) => asInAddress(one.toLowerCase()))
        .filter((one) => one !== "");
}

// EXTERNAL MODULE: ./build/docspace/http/tls-failures.js
var tls_failures = __nccwpck_require__(7227);
// EXTERNAL MODULE: ./build/docspace/http/transport.js
var transport = __nccwpck_require__(6911);
;// CONCATENATED MODULE: ./build/docspace/http/undici-transport.js







/** Milliseconds without a byte after which an answer counts as broken off, whatever time is left. */
const LONGEST_SILENCE = 45_000;
const DECODERS = {
    gzip: () => (0,external_node_zlib_.createGunzip)(),
    "x-gzip": () => (0,external_node_zlib_.createGunzip)(),
    br: () => (0,external_node_zlib_.createBrotliDecompress)(),
    // Some servers send it without the header that belongs to it (RFC 9110 §8.4.1.2).
    deflate: ([first = 0]) => ((first & 0x0f) === 8 ? (0,external_node_zlib_.createInflate)() : (0,external_node_zlib_.createInflateRaw)()),
};
const POOL = { connections: pace/* MOST_AT_ONCE */.S, allowH2: false, keepAliveTimeout: 30_000 };
/**
 * The network. Follows no redirect, undoes gzip and brotli, and reads no more of an answer than the request allows. A
 * time-out covers everything from the connection to the last byte. Opens nothing before the first request, so that
 * what is wrong with the proxies' variables is that request's failure.
 */
function openTransport(variables = process.env) {
    const dispatchers = new Map();
    const dispatcherFor = (undici, url) => {
        const proxy = proxyFor(url, variables);
        const known = dispatchers.get(proxy?.href ?? "");
        const dispatcher = known ?? (proxy ? throughProxy(undici, proxy) : direct(undici));
        dispatchers.set(proxy?.href ?? "", dispatcher);
        return dispatcher;
    };
    return {
        warnings: ignoredExemptions(variables).map((one) => `NO_PROXY holds ${one}, which has no effect here: name single hosts, with commas between them, or .example.com for all below a domain.`),
        send: async (message) => {
            // Loaded with the first request: it takes longer to load than the rest of the program.
            const undici = await __nccwpck_require__.e(/* import() */ 752).then(__nccwpck_require__.t.bind(__nccwpck_require__, 4371, 19));
            return send(undici, dispatcherFor(undici, message.url), message);
        },
        close: async () => {
            await Promise.all([...dispatchers.values()].map((one) => one.destroy()));
        },
    };
}
function direct({ Agent, buildConnector: connectorOf }) {
    return new Agent({ ...POOL, connect: tellingWhy(connectorOf({ allowH2: false })) });
}
/**
 * With TLS 1.3 a server that wants a certificate says so when the connection stands already, and ends it: the client
 * would tell of the end alone. A socket's first failure stays what ended it.
 */
function tellingWhy(open) {
    return (options, done) => open(options, (error, socket) => {
        if (error !== null)
            return done(error, null);
        socket.once("error", (first) => {
            const end = socket.destroy.bind(socket);
            socket.destroy = () => end(first);
        });
        done(null, socket);
    });
}
/** User and password go into a header of their own, once decoded. */
function throughProxy({ Pool, ProxyAgent }, proxy) {
    const { username, password } = proxy;
    const token = username === "" && password === "" ? {} : { token: `Basic ${credentials(username, password)}` };
    return new ProxyAgent({
        uri: proxy.origin,
        ...token,
        ...POOL,
        clientFactory: (origin, options) => new Pool(origin, { ...options, connect: toldApart(options) }),
    });
}
function credentials(username, password) {
    try {
        return Buffer.from(`${decodeURIComponent(username)}:${decodeURIComponent(password)}`).toString("base64");
    }
    catch {
        throw new errors/* UserError */.yo("The user or password in HTTPS_PROXY or HTTP_PROXY holds a % that is not part of an encoded character: write it as %25.");
    }
}
/** What keeps the proxy itself from being reached: else its certificate would be taken for the portal's. */
class ProxyUnreachable extends Error {
    code;
    constructor(failure) {
        super(failure.message);
        this.code = `${transport/* PROXY */.rG}${codeOf(failure)}`;
    }
}
function toldApart({ connect }) {
    const open = connect;
    return (options, done) => open(options, (error, socket) => error === null ? done(null, socket) : done(new ProxyUnreachable(error), null));
}
async function send({ request }, dispatcher, message) {
    message.signal.throwIfAborted();
    const controller = new AbortController();
    const expired = new transport/* TransportError */.wX("timeout", `no complete answer within ${message.timeout} ms`);
    const cancel = () => controller.abort(message.signal.reason);
    const timer = setTimeout(() => controller.abort(expired), message.timeout);
    message.signal.addEventListener("abort", cancel, { once: true });
    try {
        const answer = await request(message.url, {
            dispatcher,
            method: message.method,
            headers: { "accept-encoding": "gzip, br", ...lengthOf(message.body), ...message.headers },
            body: typeof message.body === "object" ? external_node_stream_.Readable.from(message.body) : (message.body ?? null),
            signal: controller.signal,
            // The timer above bounds the whole; silence in the middle of an answer is bounded besides.
            headersTimeout: 0,
            bodyTimeout: LONGEST_SILENCE,
        });
        const headers = flatten(answer.headers);
        const body = await readBody(answer.body, headers["content-encoding"], message.mostBytes ?? transport/* MOST_BYTES */.uZ);
        return { status: answer.statusCode, headers, body };
    }
    catch (error) {
        message.signal.throwIfAborted();
        if (controller.signal.aborted)
            throw expired;
        throw asTransportError(error);
    }
    finally {
        clearTimeout(timer);
        message.signal.removeEventListener("abort", cancel);
    }
}
/** Of bytes in pieces the client cannot know it, and servers may refuse a body of unknown length. */
function lengthOf(body) {
    if (body === undefined || typeof body === "string")
        return {};
    return { "content-length": String(body.reduce((sum, { byteLength }) => sum + byteLength, 0)) };
}
function flatten(headers) {
    const flat = {};
    for (const [name, value] of Object.entries(headers)) {
        if (value !== undefined)
            flat[name.toLowerCase()] = Array.isArray(value) ? value.join(", ") : value;
    }
    return flat;
}
/** The body decoded; what is on the wire and what becomes of it are counted as they come, so that memory stays flat. */
async function readBody(body, encoding, most) {
    const name = encoding?.trim().toLowerCase() ?? "identity";
    const decoder = name === "" || name === "identity" ? undefined : DECODERS[name];
    try {
        if (decoder === undefined && name !== "" && name !== "identity")
            throw new transport/* TransportError */.wX("encoding", /^[a-z, -]{1,20}$/.test(name) ? name : "unknown");
        const wire = await collect(body, most);
        return decoder === undefined || wire.length === 0 ? wire : await decode(wire, decoder(wire), most);
    }
    catch (error) {
        // Destroying a body that was read to its end does nothing; one under way ends its connection.
        body.on("error", () => undefined).destroy();
        throw error;
    }
}
async function decode(wire, decoder, most) {
    try {
        decoder.end(wire);
        return await collect(decoder, most);
    }
    catch (cause) {
        if (cause instanceof transport/* TransportError */.wX)
            throw cause;
        throw new transport/* TransportError */.wX("cut-short", codeOf(cause), { cause });
    }
    finally {
        decoder.on("error", () => undefined).destroy();
    }
}
async function collect(chunks, most) {
    const parts = [];
    let bytes = 0;
    for await (const chunk of chunks) {
        bytes += chunk.length;
        if (bytes > most)
            throw new transport/* TransportError */.wX("too-large", `more than ${most} bytes`);
        parts.push(chunk);
    }
    return Buffer.concat(parts, bytes);
}
function asTransportError(cause) {
    if (cause instanceof transport/* TransportError */.wX || cause instanceof errors/* UserError */.yo)
        return cause;
    const code = codeOf(cause);
    if (code.startsWith(transport/* PROXY */.rG))
        return new transport/* TransportError */.wX("network", code, { cause });
    if (code === "UND_ERR_RES_CONTENT_LENGTH_MISMATCH")
        return new transport/* TransportError */.wX("cut-short", code, { cause });
    if (/TIMEOUT|ETIMEDOUT/.test(code))
        return new transport/* TransportError */.wX("timeout", code, { cause });
    const refusal = proxyRefusal(cause);
    return new transport/* TransportError */.wX("network", refusal === undefined ? code : `${transport/* PROXY */.rG}${refusal}`, { cause });
}
/** The status with which a proxy refused a tunnel; the client has it in its message alone. */
function proxyRefusal(error) {
    const message = error instanceof Error
        ? `${error.message} ${error.cause instanceof Error ? error.cause.message : ""}`
        : "";
    return /Proxy response \((\d{3})\)/.exec(message)?.[1];
}
function codeOf(error) {
    if (!(error instanceof Error))
        return "unknown";
    // A socket error names its true cause one level down; "other side closed" has none.
    const cause = error.cause instanceof Error ? error.cause : undefined;
    for (const candidate of [cause, error]) {
        if (candidate && "code" in candidate && typeof candidate.code === "string")
            return (0,tls_failures/* failureCode */.A)(candidate.code, candidate.message);
    }
    return error.name;
}

// EXTERNAL MODULE: ./build/text/conceal.js
var conceal = __nccwpck_require__(6267);
// EXTERNAL MODULE: external "node:timers/promises"
var promises_ = __nccwpck_require__(8500);
;// CONCATENATED MODULE: ./build/time/clock.js

/** The machine's own time. A sleep that is aborted rejects with the signal's reason. */
const systemClock = {
    now: () => Date.now(),
    async sleep(milliseconds, signal) {
        signal?.throwIfAborted();
        try {
            await (0,promises_.setTimeout)(milliseconds, undefined, signal ? { signal } : {});
        }
        catch (error) {
            signal?.throwIfAborted();
            throw error;
        }
    },
};

;// CONCATENATED MODULE: ./build/runner/log.js
/** GitHub shows so many annotations of a kind for a step, and drops the others without a word. */
const MOST_ANNOTATIONS = 10;
const PREFIX = {
    notice: "Notice: ",
    warning: "Warning: ",
    error: "Error: ",
};
/**
 * The log inside the runner: notices, warnings and errors become annotations, groups fold. Of each kind the first nine
 * are annotations; further ones are plain lines, and a last annotation tells how many these are.
 */
function createRunnerLog(runner, clean) {
    const further = { notice: [], warning: [], error: [] };
    const shown = { notice: 0, warning: 0, error: 0 };
    const annotate = (level) => (text) => {
        const line = clean(text);
        if (shown[level] < MOST_ANNOTATIONS - 1) {
            shown[level]++;
            runner[level](line);
        }
        else {
            further[level].push(line);
            runner.info(`${PREFIX[level]}${line}`);
        }
    };
    return grouped({
        info: (text) => runner.info(clean(text)),
        detail: (text) => {
            for (const line of text.split("\n"))
                runner.debug(clean(line));
        },
        notice: annotate("notice"),
        warning: annotate("warning"),
        error: annotate("error"),
        begin: (title) => runner.startGroup(clean(title)),
        end: () => runner.endGroup(),
        close: () => {
            for (const level of ["notice", "warning", "error"]) {
                const [first, ...more] = further[level];
                if (first === undefined)
                    continue;
                runner[level](more.length === 0 ? first : inOne(level, more.length + 1));
            }
        },
    });
}
function inOne(level, count) {
    return `${count} more ${level}s are in the log of this step, where each begins with "${PREFIX[level].trim()}".`;
}
/** The log outside the runner, where nobody reads workflow commands: plain lines, each passed to `write` once. */
function createPlainLog(write, clean) {
    let indent = "";
    const line = (prefix, text) => write(`${indent}${prefix}${clean(text)}`);
    return grouped({
        info: (text) => line("", text),
        detail: () => undefined,
        notice: (text) => line(PREFIX.notice, text),
        warning: (text) => line(PREFIX.warning, text),
        error: (text) => line(PREFIX.error, text),
        begin: (title) => {
            line("", title);
            indent = "  ";
        },
        end: () => {
            indent = "";
        },
        close: () => undefined,
    });
}
/** The runner cannot nest groups: a group inside another is only a line with its title. */
function grouped(sink) {
    let open = false;
    let closed = false;
    const unlessClosed = (say) => (text) => {
        if (!closed)
            say(text);
    };
    const end = () => {
        if (open && !closed)
            sink.end();
        open = false;
    };
    const info = unlessClosed(sink.info);
    return {
        info,
        detail: unlessClosed(sink.detail),
        notice: unlessClosed(sink.notice),
        warning: unlessClosed(sink.warning),
        error: unlessClosed(sink.error),
        async group(title, work) {
            if (open || closed) {
                info(title);
                return await work();
            }
            open = true;
            sink.begin(title);
            try {
                return await work();
            }
            finally {
                end();
            }
        },
        close() {
            end();
            if (!closed)
                sink.close();
            closed = true;
        },
    };
}

// EXTERNAL MODULE: ./build/runner/names.js
var names = __nccwpck_require__(5827);
// EXTERNAL MODULE: external "node:fs/promises"
var external_node_fs_promises_ = __nccwpck_require__(1455);
;// CONCATENATED MODULE: ./build/runner/text-file.js


/** Files that people write by hand are far smaller; a plan of a thousand portals is, too. */
const MOST_BYTES = 4 * 1024 * 1024;
/**
 * A text file that people wrote, in UTF-8. What other encodings leave would be read as other names, or as no list at
 * all, so they are told by what they are: UTF-16 by its mark or its zero bytes, anything else by bytes that UTF-8
 * cannot have.
 *
 * @throws {UserError} the rest of a sentence, where it is too large or not in UTF-8
 * @throws what the file system says, where it cannot be read
 */
async function readTextFile(path) {
    const bytes = await firstBytes(path, MOST_BYTES + 1);
    if (bytes.length > MOST_BYTES)
        throw new errors/* UserError */.yo("it is larger than 4 MiB");
    const marked = (first, second) => bytes[0] === first && bytes[1] === second;
    if (marked(0xff, 0xfe) || marked(0xfe, 0xff) || bytes.includes(0)) {
        throw new errors/* UserError */.yo("it is in UTF-16, or no text; save it as UTF-8");
    }
    try {
        return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    }
    catch {
        throw new errors/* UserError */.yo(`line ${lineOfFault(bytes)} is not in UTF-8; save it as UTF-8`);
    }
}
/** So many bytes at most, whatever the size is said to be: of a device it is 0. */
async function firstBytes(path, most) {
    const file = await (0,external_node_fs_promises_.open)(path);
    try {
        const pieces = [];
        let length = 0;
        for await (const piece of file.createReadStream({ end: most - 1, autoClose: false })) {
            pieces.push(piece);
            length += piece.length;
        }
        return Buffer.concat(pieces, length);
    }
    finally {
        await file.close();
    }
}
/** The first line that cannot be read, from 1. A line break is no part of a longer character in UTF-8. */
function lineOfFault(bytes) {
    const strict = new TextDecoder("utf-8", { fatal: true });
    let line = 1;
    for (let start = 0; start < bytes.length; line++) {
        const end = bytes.indexOf(0x0a, start);
        const stop = end < 0 ? bytes.length : end;
        try {
            strict.decode(bytes.subarray(start, stop));
        }
        catch {
            return line;
        }
        start = stop + 1;
    }
    return line;
}

;// CONCATENATED MODULE: ./build/runner/workflow.js

/** Reads the event that started the run. Never fails: what cannot be read is not known. */
async function readWorkflow(env) {
    if (env["GITHUB_ACTIONS"] !== "true")
        return { visibility: undefined, runUrl: undefined };
    const { GITHUB_REPOSITORY: slug, GITHUB_RUN_ID: run, GITHUB_SERVER_URL: server } = env;
    const runUrl = slug && run ? `${server || "https://github.com"}/${slug}/actions/runs/${run}` : undefined;
    const apiUrl = env["GITHUB_API_URL"] || "https://api.github.com";
    const visibility = visibilityIn(await eventOf(env["GITHUB_EVENT_PATH"]));
    return { visibility, runUrl, ...(slug ? { repository: slug, apiUrl } : {}) };
}
async function eventOf(path) {
    if (!path)
        return undefined;
    try {
        return JSON.parse((await (0,external_node_fs_promises_.readFile)(path, "utf8")).replace(/^\ufeff/, ""));
    }
    catch {
        return undefined;
    }
}
/**
 * The field `private` is also true for internal repositories, which a whole enterprise can read; only `visibility`
 * tells them apart.
 */
function visibilityIn(event) {
    const repository = fieldOf(event, "repository");
    const visibility = fieldOf(repository, "visibility");
    // What contradicts itself is not known.
    if (fieldOf(repository, "private") === false && visibility === "private")
        return undefined;
    return typeof visibility === "string" ? visibility : undefined;
}
function fieldOf(value, name) {
    return typeof value === "object" && value !== null ? value[name] : undefined;
}

;// CONCATENATED MODULE: ./build/runner/host.js











/** Named one by one, so that the bundle is without the rest of the toolkit. */
const RUNNER = { debug: debug, endGroup: endGroup, error: error, info: info, notice: notice, startGroup: startGroup, warning: warning };
/** Longest line of the log, in characters. */
const LONGEST_LINE = 2000;
/** The GitHub Actions runner; outside it, a plain log and no summary. Never throws: nothing guards it yet. */
function createRunnerHost(signal) {
    const { env } = process;
    const inRunner = env["GITHUB_ACTIONS"] === "true";
    const secrets = [];
    let addressesShown = false;
    const clean = (text) => {
        const line = (0,conceal/* quotableText */.Dm)(text, secrets, LONGEST_LINE);
        return addressesShown ? line : (0,names/* withoutAddresses */.tg)(line);
    };
    const log = inRunner
        ? createRunnerLog(RUNNER, clean)
        : createPlainLog((line) => void process.stdout.write(`${line}\n`), clean);
    (0,errors/* listenToDefects */.LQ)(log.detail);
    const network = openTransport();
    for (const ignored of network.warnings)
        log.warning(ignored);
    const inWorkspace = (path) => (0,external_node_path_.resolve)(env["GITHUB_WORKSPACE"] || ".", path);
    let workflow;
    return {
        // What is copied from a page or a chat may bring something with it that nobody sees.
        readInput: (name) => getInput(name).replace(/^[\s\p{Cf}]+|[\s\p{Cf}]+$/gu, ""),
        mask: (secret) => {
            if (secret.length < conceal/* SHORTEST_SECRET */.c3)
                return;
            secrets.push(secret);
            if (inRunner)
                setSecret(secret);
        },
        showAddresses: () => {
            addressesShown = true;
        },
        setOutput: (name, value) => {
            // Without the file, the toolkit would write the command that old runners read, and new ones ignore.
            if (inRunner && env["GITHUB_OUTPUT"])
                setOutput(name, (0,conceal/* withoutSecrets */.cT)(value, secrets));
        },
        log,
        tell: createTeller(log),
        addSummary: async (markdown) => {
            if (env["GITHUB_STEP_SUMMARY"])
                await writeSummary((0,conceal/* withoutSecrets */.cT)(markdown, secrets), log);
        },
        workflow: () => {
            workflow ??= readWorkflow(env);
            return workflow;
        },
        readWorkspaceFile: (path) => readTextFile(inWorkspace(path)),
        inWorkspace,
        temporaryDirectory: env["RUNNER_TEMP"] || (0,external_node_os_.tmpdir)(),
        transport: network.send,
        clock: systemClock,
        random: Math.random,
        signal,
        atExit: (cleanup) => void process.once("exit", () => {
            try {
                cleanup();
            }
            catch {
                // The process ends now, and nobody would hear of it.
            }
        }),
        close: () => network.close(),
    };
}
async function writeSummary(markdown, log) {
    try {
        await summary.addRaw(markdown).write();
    }
    catch (failure) {
        const why = failure.message.replace(/[.\s]+$/, "");
        log.warning(`The job summary could not be written: ${why}.`);
    }
}
function createTeller(log) {
    const told = new Set();
    return (failure) => {
        if (told.has(failure))
            return;
        told.add(failure);
        for (const sentence of (0,errors/* sentencesOf */.cj)(failure))
            log.error(sentence);
    };
}

;// CONCATENATED MODULE: ./build/runner/start.js


/** Milliseconds that a run which must end has to verify an upload under way, remove its spool and say so. */
const LAST_MOMENTS = 4_300;
/** Milliseconds for what has no more say, such as a time-out that is still counting. */
const LET_GO = 250;
/** Runs one of the actions as the runner's program: cancelling ends it, its exit code is the process's. */
async function start(action) {
    // They are for whoever writes a program; here they would stand in the log of whoever runs it.
    process.noDeprecation = true;
    const ending = new AbortController();
    const host = createRunnerHost(ending.signal);
    const end = (reason) => {
        ending.abort(reason);
        setTimeout(() => {
            host.tell(reason);
            host.log.close();
            process.exit(1);
        }, LAST_MOMENTS).unref();
    };
    // Also of a second signal, which would otherwise end the process at once and leave its files behind.
    for (const signal of ["SIGINT", "SIGTERM"])
        process.on(signal, () => end(new errors/* Cancelled */.cJ()));
    let failed = false;
    for (const event of ["uncaughtException", "unhandledRejection"]) {
        process.on(event, (failure) => {
            // What was still under way when the run had to end fails for that reason.
            if (ending.signal.aborted)
                return;
            failed = true;
            host.tell(failure);
            end(failure);
        });
    }
    const exitCode = await action(host);
    process.exitCode = failed ? 1 : exitCode;
    // Whatever is still under way neither tries again nor keeps the process alive.
    ending.abort(new errors/* Cancelled */.cJ());
    await host.close().catch(() => undefined);
    setTimeout(() => process.exit(), LET_GO).unref();
}


/***/ }),

/***/ 809:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  p: () => (/* binding */ keepHeapSmall)
});

;// CONCATENATED MODULE: external "node:v8"
const external_node_v8_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:v8");
;// CONCATENATED MODULE: ./build/runner/young-heap.js

/** Bytes of young objects beyond which the heap need not grow. */
const ENOUGH = 16 * 1024 * 1024;
const LOOK_EVERY = 50;
/**
 * Keeps the process small. V8 lets the space for young objects grow to 128 MB while pages of events stream past, though
 * nearly all of them are garbage at once; with 16 MB the same work takes the same time. A process cannot set that size
 * for itself, but it can stop the growth.
 */
function keepHeapSmall() {
    const watch = setInterval(() => {
        const young = (0,external_node_v8_namespaceObject.getHeapSpaceStatistics)().find(({ space_name }) => space_name === "new_space");
        if (young === undefined || young.space_size < ENOUGH)
            return;
        (0,external_node_v8_namespaceObject.setFlagsFromString)("--semi-space-growth-factor=1");
        clearInterval(watch);
    }, LOOK_EVERY);
    watch.unref();
}


/***/ }),

/***/ 3828:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   AI: () => (/* binding */ smtpUrl),
/* harmony export */   m8: () => (/* binding */ manager),
/* harmony export */   oF: () => (/* binding */ percentDecoded),
/* harmony export */   wK: () => (/* binding */ mailFrom)
/* harmony export */ });
/* unused harmony export addresses */
/* harmony import */ var node_url__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(3136);
/* harmony import */ var _text_address_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(7666);
/* harmony import */ var _parser_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(1693);



const manager = (text) => {
    const items = (0,_parser_js__WEBPACK_IMPORTED_MODULE_2__/* .itemsOf */ .S3)(text);
    if (items.length === 1 && items[0]?.toLowerCase() === "room-owners")
        return (0,_parser_js__WEBPACK_IMPORTED_MODULE_2__.ok)({ kind: "room-owners" });
    const read = addressesIn(items, { nobody: ", or room-owners", bad: ", or room-owners alone" });
    return "wrong" in read ? read : (0,_parser_js__WEBPACK_IMPORTED_MODULE_2__.ok)({ kind: "addresses", to: read.value });
};
/** Addresses alone: where there are no rooms, there are no owners. */
const addresses = (text) => {
    const items = itemsOf(text);
    return items.length === 1 && items[0]?.toLowerCase() === "room-owners"
        ? wrong("names room-owners: give e-mail addresses")
        : addressesIn(items, { nobody: "", bad: "" });
};
/** @param also what else is allowed, as the end of the sentence about nobody, and about a wrong address */
function addressesIn(items, also) {
    if (items.length === 0)
        return (0,_parser_js__WEBPACK_IMPORTED_MODULE_2__/* .wrong */ .Qm)(`names nobody: give e-mail addresses${also.nobody}`);
    const bad = (0,_parser_js__WEBPACK_IMPORTED_MODULE_2__/* .placesOf */ .ek)(items, (item) => !(0,_text_address_js__WEBPACK_IMPORTED_MODULE_1__/* .isAddress */ .PW)(item));
    return bad === undefined
        ? (0,_parser_js__WEBPACK_IMPORTED_MODULE_2__.ok)([...new Map(items.map((item) => [(0,_text_address_js__WEBPACK_IMPORTED_MODULE_1__/* .comparableAddress */ .$y)(item), item])).values()])
        : (0,_parser_js__WEBPACK_IMPORTED_MODULE_2__/* .wrong */ .Qm)(`is wrong in ${bad}: allowed are e-mail addresses separated by commas, spaces or lines${also.bad}`);
}
/** One address, with or without a name before it. */
const mailFrom = (text) => {
    const address = /^(?:"[^"<>]*"\s*|[^"<>,;@]*)<([^<>]+)>$/.exec(text)?.[1] ?? text;
    return (0,_text_address_js__WEBPACK_IMPORTED_MODULE_1__/* .isAddress */ .PW)(address) && !(0,_parser_js__WEBPACK_IMPORTED_MODULE_2__/* .hasControls */ .Lx)(text)
        ? (0,_parser_js__WEBPACK_IMPORTED_MODULE_2__.ok)(text)
        : (0,_parser_js__WEBPACK_IMPORTED_MODULE_2__/* .wrong */ .Qm)("is not one e-mail address such as audit@example.com or DocSpace audit <audit@example.com>");
};
const SMTP_FORM = "use smtps://user:password@host:465 or smtp://user:password@host:587";
const SMTP_ENCODING = "write special characters of the password in percent form, such as %40 for @, %2F for / and %23 for #";
const smtpUrl = (text) => {
    if (!/^smtps?:\/\//i.test(text))
        return (0,_parser_js__WEBPACK_IMPORTED_MODULE_2__/* .wrong */ .Qm)(`does not begin with smtps:// or smtp://: ${SMTP_FORM}`);
    const url = /[\s\\]/.test(text) ? undefined : (0,_parser_js__WEBPACK_IMPORTED_MODULE_2__/* .urlOf */ .rs)(text);
    if (url === undefined || url.hostname === "")
        return (0,_parser_js__WEBPACK_IMPORTED_MODULE_2__/* .wrong */ .Qm)(`is not a valid address: ${SMTP_FORM}; ${SMTP_ENCODING}`);
    if ((url.pathname !== "" && url.pathname !== "/") || /[?#]/.test(text)) {
        return (0,_parser_js__WEBPACK_IMPORTED_MODULE_2__/* .wrong */ .Qm)(`has something after the host: ${SMTP_FORM}; ${SMTP_ENCODING}`);
    }
    if (percentDecoded(url.username) === undefined || percentDecoded(url.password) === undefined) {
        return (0,_parser_js__WEBPACK_IMPORTED_MODULE_2__/* .wrong */ .Qm)(`has a percent sign that begins no percent form: ${SMTP_ENCODING}, %25 for %`);
    }
    if (url.password !== "" && url.username === "")
        return (0,_parser_js__WEBPACK_IMPORTED_MODULE_2__/* .wrong */ .Qm)(`has a password without a user name: ${SMTP_FORM}`);
    const host = smtpHost(url);
    if (host === "")
        return (0,_parser_js__WEBPACK_IMPORTED_MODULE_2__/* .wrong */ .Qm)(`is not a valid address: ${SMTP_FORM}`);
    url.hostname = host;
    return (0,_parser_js__WEBPACK_IMPORTED_MODULE_2__.ok)(url);
};
/** Of a scheme that is not the web's, a URL keeps a name beyond ASCII in percent form, which no resolver knows. */
function smtpHost({ hostname }) {
    if (hostname.startsWith("["))
        return hostname;
    return (0,node_url__WEBPACK_IMPORTED_MODULE_0__.domainToASCII)(percentDecoded(hostname) ?? "");
}
/** Undefined where a percent sign begins no valid escape. */
function percentDecoded(text) {
    try {
        return decodeURIComponent(text);
    }
    catch {
        return undefined;
    }
}


/***/ }),

/***/ 1693:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Lx: () => (/* binding */ hasControls),
/* harmony export */   Qm: () => (/* binding */ wrong),
/* harmony export */   S3: () => (/* binding */ itemsOf),
/* harmony export */   TL: () => (/* binding */ quoted),
/* harmony export */   cr: () => (/* binding */ setOrNone),
/* harmony export */   ek: () => (/* binding */ placesOf),
/* harmony export */   lq: () => (/* binding */ optional),
/* harmony export */   ok: () => (/* binding */ ok),
/* harmony export */   rD: () => (/* binding */ wholeNumber),
/* harmony export */   rs: () => (/* binding */ urlOf),
/* harmony export */   s4: () => (/* binding */ setOf),
/* harmony export */   yL: () => (/* binding */ oneOf)
/* harmony export */ });
const ok = (value) => ({ value });
const wrong = (reason) => ({ wrong: reason });
/** Nothing given means undefined. */
function optional(parse) {
    return (text) => (text === "" ? ok(undefined) : parse(text));
}
function wholeNumber(least, most = Number.MAX_SAFE_INTEGER) {
    const range = most === Number.MAX_SAFE_INTEGER ? `from ${least}` : `from ${least} to ${most}`;
    return (text) => {
        const value = Number(text);
        return /^\d+$/.test(text) && value >= least && value <= most
            ? ok(value)
            : wrong(`is not a whole number ${range}`);
    };
}
function oneOf(...allowed) {
    return (text) => {
        const found = allowed.find((word) => word === text.toLowerCase());
        return found === undefined ? wrong(`is not one of ${allowed.join(", ")}`) : ok(found);
    };
}
/** A list of words of which each must be allowed; at least one. */
function setOf(...allowed) {
    return (text) => {
        const words = itemsOf(text).map((word) => word.toLowerCase());
        const unknown = words.filter((word) => !allowed.includes(word));
        if (unknown.length > 0) {
            return wrong(`holds ${quoted(unknown)}: allowed are ${allowed.join(", ")}, separated by commas, spaces or lines`);
        }
        if (words.length === 0)
            return wrong(`names nothing: allowed are ${allowed.join(", ")}`);
        return ok(new Set(words));
    };
}
/** `none` alone for the empty set, else as {@link setOf}. */
function setOrNone(...allowed) {
    const parse = setOf(...allowed);
    return (text) => {
        const words = itemsOf(text).map((word) => word.toLowerCase());
        if (!words.includes("none"))
            return parse(text);
        return words.length === 1 ? ok(new Set()) : wrong("holds none beside other words: none stands alone");
    };
}
/** The words of a list: separated by commas, white space or lines. */
function itemsOf(text) {
    return text.split(/[\s,]/).filter((item) => item !== "");
}
function urlOf(text) {
    return URL.canParse(text) ? new URL(text) : undefined;
}
function hasControls(text) {
    return /\p{Cc}/u.test(text);
}
/**
 * Where wrong items stand in a list of people, such as `item 2 of 3`: to quote them could name people in a log that
 * strangers read. Undefined where none is wrong.
 */
function placesOf(items, isWrong) {
    const places = items.flatMap((item, index) => (isWrong(item) ? [index + 1] : []));
    if (places.length === 0)
        return undefined;
    const shown = places.slice(0, 5).join(", ");
    const more = places.length > 5 ? ` and ${places.length - 5} more` : "";
    return `item${places.length === 1 ? "" : "s"} ${shown}${more} of ${items.length}`;
}
/** The first few, so that a pasted document does not fill the log. */
function quoted(words) {
    const shown = words
        .slice(0, 5)
        .map((word) => `"${word}"`)
        .join(", ");
    return words.length > 5 ? `${shown} and ${words.length - 5} more` : shown;
}


/***/ }),

/***/ 8953:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   SY: () => (/* binding */ safeToShow),
/* harmony export */   VY: () => (/* binding */ secretsIn),
/* harmony export */   qq: () => (/* binding */ shortSecretWarnings),
/* harmony export */   xT: () => (/* binding */ passwordSpellings)
/* harmony export */ });
/* harmony import */ var _text_conceal_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(6267);
/* harmony import */ var _text_one_line_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(3809);
/* harmony import */ var _mail_parsers_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(3828);



/**
 * Everything that must be masked before anything else happens: the key, the pepper, GitHub's token and the mail server's
 * password, each as written, percent-decoded and in base64, as the mail server and a proxy get it. The longest first, so that no piece of
 * one is left where a shorter one is part of it.
 */
function secretsIn(read) {
    const all = [
        ...keySpellings(read("api-key").trim()).map((spelling) => ({ input: "api-key", spelling })),
        ...passwordSpellings(read("smtp-url").trim()).map((spelling) => ({ input: "smtp-url", spelling })),
        { input: "pepper", spelling: read("pepper").trim() },
        ...keySpellings(read("github-token").trim()).map((spelling) => ({ input: "github-token", spelling })),
    ];
    const distinct = new Map(all.filter(({ spelling }) => spelling !== "").map((one) => [one.spelling, one]));
    return [...distinct.values()].sort((a, b) => b.spelling.length - a.spelling.length);
}
/** A key pasted with something around it is a key, too. */
function keySpellings(key) {
    const words = key.split(/\s+/).filter((word) => word.length >= _text_conceal_js__WEBPACK_IMPORTED_MODULE_0__/* .SHORTEST_SECRET */ .c3);
    return key === "" ? [] : [key, ...words, ...words.map(base64)];
}
/** The ways in which the password of a mail server's address may be written; of an address that is no URL, too. */
function passwordSpellings(address) {
    const [, user = "", written = ""] = /^(?:[a-z]+:\/\/)?([^:/]*):(?!\/\/)(.*)@/is.exec(address) ?? [];
    const normalised = URL.canParse(address) ? new URL(address).password : "";
    if (written === "" && normalised === "")
        return [];
    const plain = (0,_mail_parsers_js__WEBPACK_IMPORTED_MODULE_2__/* .percentDecoded */ .oF)(written) ?? written;
    const login = `\0${(0,_mail_parsers_js__WEBPACK_IMPORTED_MODULE_2__/* .percentDecoded */ .oF)(user) ?? user}\0${plain}`;
    return [written, normalised, plain, (0,_mail_parsers_js__WEBPACK_IMPORTED_MODULE_2__/* .percentDecoded */ .oF)(normalised) ?? "", base64(plain), base64(login)].filter((one) => one !== "");
}
function base64(text) {
    return Buffer.from(text, "utf8").toString("base64");
}
/** Of each input whose secret is too short to be masked, what to do about it. */
function shortSecretWarnings(secrets) {
    const inputs = new Set(secrets.filter(({ spelling }) => spelling.length < _text_conceal_js__WEBPACK_IMPORTED_MODULE_0__/* .SHORTEST_SECRET */ .c3).map(({ input }) => input));
    return [...inputs].map((input) => {
        const what = input === "smtp-url" ? "The password in smtp-url" : `The value of ${input}`;
        return `${what} is shorter than ${_text_conceal_js__WEBPACK_IMPORTED_MODULE_0__/* .SHORTEST_SECRET */ .c3} characters, so it is not masked wherever it may stand: that would also hide every date or number that happens to hold it. Use a longer one.`;
    });
}
/** A value given, safe to show: no secret of this run, nothing that looks like one, no password of an address. */
function safeToShow(text, secrets, limit) {
    const masked = secrets.reduce((shown, secret) => shown.replaceAll(secret, "***"), text);
    return (0,_text_one_line_js__WEBPACK_IMPORTED_MODULE_1__/* .plainText */ .wh)(masked.replace(/sk-[\w-]{6,}/gi, "sk-***").replace(/\/\/(?!user:password@)[^\s"]*@/g, "//***@"), limit);
}


/***/ }),

/***/ 4663:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   E$: () => (/* binding */ NUMBER_RULES),
/* harmony export */   fD: () => (/* binding */ rulesOf),
/* harmony export */   hR: () => (/* binding */ FORMATS),
/* harmony export */   jq: () => (/* binding */ ACTION_KINDS)
/* harmony export */ });
const FORMATS = ["txt", "html", "json", "csv", "xlsx", "summary"];
/** The rules that are numbers, by the names of their inputs. */
const NUMBER_RULES = { "min-activity": "minActivity", "grace-days": "graceDays" };
function rulesOf({ minActivity, graceDays, activity }) {
    return { minActivity, graceDays, activity };
}
/** What a person did, in a word of `only-actions` and of the reports. */
const ACTION_KINDS = [
    "create",
    "update",
    "delete",
    "share",
    "open",
    "download",
    "move",
    "copy",
    "upload",
    "form",
    "room",
    "settings",
    "other",
];


/***/ }),

/***/ 7666:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   $y: () => (/* binding */ comparableAddress),
/* harmony export */   PW: () => (/* binding */ isAddress),
/* harmony export */   am: () => (/* binding */ wireAddress),
/* harmony export */   t: () => (/* binding */ needsSmtpUtf8),
/* harmony export */   wL: () => (/* binding */ asciiDomain)
/* harmony export */ });
/* harmony import */ var node_url__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(3136);

/**
 * Whether a text is one plain mailbox address, beyond ASCII, too. Stricter than the standards: an address with blanks,
 * quotes, commas or angle brackets could be read as several, so it is not written to.
 */
function isAddress(text) {
    return (text.length <= 254 &&
        !/\p{C}/u.test(text) &&
        PLAIN.test(text) &&
        (0,node_url__WEBPACK_IMPORTED_MODULE_0__.domainToASCII)(text.slice(text.indexOf("@") + 1)) !== "" &&
        // In ASCII the wide comma of a domain is a comma.
        PLAIN.test(wireAddress(text)));
}
const PLAIN = /^[^\s<>()[\]\\,;:"@]+@[^\s<>()[\]\\,;:"@]+$/;
/** An address as it goes over the wire: the domain in ASCII (`xn--…`, RFC 5891), what stands before the @ as it is. */
function wireAddress(address) {
    const at = address.lastIndexOf("@");
    if (at < 0)
        return address;
    const domain = asciiDomain(address.slice(at + 1));
    return `${address.slice(0, at).normalize("NFC")}@${domain}`;
}
/**
 * The one form in which addresses are compared: `Jana@Büro-Mail.example` and `jana@xn--bro-mail-65a.example` are the
 * same. Case never matters: servers that tell `Jana@` from `jana@` are not met, and two accounts of one portal cannot
 * have addresses that differ in case only.
 */
function comparableAddress(address) {
    const at = address.lastIndexOf("@");
    if (at < 0)
        return address.normalize("NFC").toLowerCase();
    return `${address.slice(0, at).normalize("NFC").toLowerCase()}@${asciiDomain(address.slice(at + 1))}`;
}
/** A domain in ASCII and lower case; as it is, in lower case, where it cannot be one. */
function asciiDomain(domain) {
    return (0,node_url__WEBPACK_IMPORTED_MODULE_0__.domainToASCII)(domain.trim()) || domain.trim().toLowerCase();
}
/** Whether the part before the @ is beyond ASCII, so that every server on the way must know SMTPUTF8 (RFC 6531). */
function needsSmtpUtf8(address) {
    // biome-ignore lint/suspicious/noControlCharactersInRegex: ASCII begins there
    return !/^[\u0000-\u007f]*$/.test(wireAddress(address));
}


/***/ }),

/***/ 6267:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Dm: () => (/* binding */ quotableText),
/* harmony export */   c3: () => (/* binding */ SHORTEST_SECRET),
/* harmony export */   cT: () => (/* binding */ withoutSecrets)
/* harmony export */ });
/* harmony import */ var node_buffer__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(4573);
/* harmony import */ var _one_line_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(3809);


/** Longer texts of a server are cut before they are looked at; no error has as much to say. */
const MOST_READ = 20_000;
/**
 * A secret with fewer characters cannot be concealed by looking for it: replacing each `10` would take the month out
 * of every date. Whoever takes secrets warns of such a one.
 */
const SHORTEST_SECRET = 8;
/**
 * What may be quoted of a text that others wrote and that may quote one of our secrets: one inert line of at most
 * `limit` characters. The secrets are concealed after the text was cleaned, so that nothing invisible can stand between
 * their characters, and before it is shortened, so that no piece of one is left at the end. A text that holds a secret
 * in another spelling (with other characters between, percent-encoded, quoted-printable, as HTML or JavaScript escapes, in
 * base64 or hexadecimal) is not quoted at all. Secrets shorter than {@link SHORTEST_SECRET} are not looked for.
 */
function quotableText(text, secrets, limit) {
    const cut = text.length > MOST_READ;
    const read = (0,_one_line_js__WEBPACK_IMPORTED_MODULE_1__/* .plainText */ .wh)(text.slice(0, MOST_READ), MOST_READ);
    const shown = concealedIn(read, secrets);
    // A secret may begin where the text was cut.
    return (0,_one_line_js__WEBPACK_IMPORTED_MODULE_1__/* .shorten */ .ml)(cut ? shown.slice(0, Math.max(0, shown.length - longest(secrets))) : shown, limit);
}
/**
 * A text of many lines that is shown as it is, but for the secrets: a line that holds one in another spelling is left
 * out as a whole.
 */
function withoutSecrets(text, secrets) {
    if (secrets.length === 0)
        return text;
    return text
        .split("\n")
        .map((line) => {
        const shown = concealedIn(line, secrets);
        const cleaned = (0,_one_line_js__WEBPACK_IMPORTED_MODULE_1__/* .plainText */ .wh)(line, MOST_READ);
        if (shown !== line || cleaned === line)
            return shown;
        return concealedIn(cleaned, secrets) === "***" ? "***" : shown;
    })
        .join("\n");
}
function concealedIn(line, secrets) {
    const found = secrets.filter((secret) => secret.length >= SHORTEST_SECRET);
    if (found.length === 0)
        return line;
    const shown = found.reduce((text, secret) => text.replaceAll(secret, "***"), line);
    const spellings = [shown, ...decodings(shown)].flatMap(shapes);
    const wanted = found.flatMap((secret) => [secret, asBytes(secret)]).flatMap(shapes);
    return wanted.some((shape) => spellings.some((one) => one.includes(shape))) ? "***" : shown;
}
function longest(secrets) {
    return Math.max(0, ...secrets.map((secret) => secret.length));
}
/**
 * A text without what can stand between a secret's characters: all that cannot be seen; and, as far as enough is left
 * to tell it from other text, all but letters and digits, in their plain forms. Some letters are drawn as nothing (U+3164).
 */
function shapes(text) {
    const seen = text
        .normalize("NFKC")
        .toLowerCase()
        .replace(/[\s\p{Default_Ignorable_Code_Point}]/gu, "");
    const essence = seen.replace(/[^\p{L}\p{Nd}]/gu, "");
    return [seen, essence].filter((shape) => shape.length >= SHORTEST_SECRET);
}
/** Its UTF-8 with a character for each byte, as decoding byte by byte gives it. */
function asBytes(text) {
    return node_buffer__WEBPACK_IMPORTED_MODULE_0__.Buffer.from(text, "utf8").toString("latin1");
}
/** Percent-encoding and quoted-printable, entities of HTML, escapes of JSON and JavaScript, octal ones of shells. */
const ESCAPED = /[%=]([\da-f]{2})|&#(\d{1,7});?|&#x([\da-f]{1,6});?|\\u\{?([\da-f]{4,6})\}?|\\x([\da-f]{2})|\\([0-3][0-7]{2})|\\(["'/\\])|&(amp|lt|gt|quot|apos);/gi;
const NAMED = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };
function unescaped(text) {
    return text.replace(ESCAPED, (whole, byte, decimal, hexadecimal, unicode, script, octal, itself, name) => {
        if (itself !== undefined)
            return itself;
        if (name !== undefined)
            return NAMED[name.toLowerCase()] ?? whole;
        if (decimal !== undefined)
            return character(Number(decimal), whole);
        if (octal !== undefined)
            return character(Number.parseInt(octal, 8), whole);
        return character(Number.parseInt(byte ?? hexadecimal ?? unicode ?? script, 16), whole);
    });
}
function character(code, otherwise) {
    return code <= 0x10ffff ? String.fromCodePoint(code) : otherwise;
}
function decodings(text) {
    const once = unescaped(text);
    // Lines of mails are broken, also in the middle of what is encoded.
    const joined = once.replace(/[\s\p{Default_Ignorable_Code_Point}]/gu, "");
    // Whoever encodes a header encodes what stands before the key, too, so every alignment is tried.
    const decoded = (joined.match(/[\w+/-]{10,}/g) ?? []).flatMap((run) => [0, 1, 2, 3].map((skipped) => node_buffer__WEBPACK_IMPORTED_MODULE_0__.Buffer.from(run.slice(skipped), "base64").toString("latin1")));
    const inHexadecimal = (once.match(/[\da-f](?:[\s:,-]*(?:0x)?[\da-f]){15,}/gi) ?? []).map((run) => run.replace(/0x|[\s:,-]/gi, ""));
    // A digit before it may be one of another number.
    const ofBytes = inHexadecimal.flatMap((run) => [0, 1].map((skipped) => node_buffer__WEBPACK_IMPORTED_MODULE_0__.Buffer.from(run.slice(skipped), "hex").toString("latin1")));
    return [once, unescaped(once), ...decoded, ...ofBytes];
}


/***/ }),

/***/ 9594:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   E: () => (/* binding */ daysInWords),
/* harmony export */   Ej: () => (/* binding */ size),
/* harmony export */   Ey: () => (/* binding */ dayInTable),
/* harmony export */   IE: () => (/* binding */ ordinal),
/* harmony export */   J5: () => (/* binding */ labelInWords),
/* harmony export */   ai: () => (/* binding */ number),
/* harmony export */   ch: () => (/* binding */ inARowText),
/* harmony export */   gq: () => (/* binding */ monthInTable),
/* harmony export */   hS: () => (/* binding */ counted),
/* harmony export */   ln: () => (/* binding */ momentInWords),
/* harmony export */   nl: () => (/* binding */ isMonth),
/* harmony export */   tE: () => (/* binding */ shortDay),
/* harmony export */   v_: () => (/* binding */ dayInWords),
/* harmony export */   zw: () => (/* binding */ spanInWords)
/* harmony export */ });
/* harmony import */ var _time_calendar_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(3032);

/** Whether a period is one calendar month. */
function isMonth({ label }) {
    return /^\d{4}-\d{2}$/.test(label);
}
/** `for the third month in a row`; periods where they are no months. */
function inARowText(count, period) {
    return `for the ${ordinal(count)} ${isMonth(period) ? "month" : "period"} in a row`;
}
const ORDINALS = [
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
];
/** `third`, `11th`, `22nd`. */
function ordinal(n) {
    const word = ORDINALS[n - 1];
    if (word !== undefined)
        return word;
    const ending = n % 100 >= 11 && n % 100 <= 13 ? "th" : (["th", "st", "nd", "rd"][n % 10] ?? "th");
    return `${n}${ending}`;
}
/** `1 event`, `1 234 events`. */
function counted(count, one, many = `${one}s`) {
    return `${number(count)} ${count === 1 ? one : many}`;
}
/** Digits in groups of three, with a no-break space between: read alike in every language. */
function number(count) {
    return String(count).replace(/\B(?=(\d{3})+$)/g, "\u00a0");
}
/** `October 2026`; `23 October 2026 to 21 November 2026`; a single day by itself. */
function spanInWords(period) {
    if (isMonth(period))
        return dayInWords(period.firstDay).replace(/^\d+ /, "");
    if (period.firstDay === period.lastDay)
        return dayInWords(period.firstDay);
    return `${dayInWords(period.firstDay)} to ${dayInWords(period.lastDay)}`;
}
/** Made at the first use: a format takes longer to make than the rest of the program to load. */
function once(make) {
    let made;
    return () => {
        made ??= make();
        return made;
    };
}
const dayFormat = once(() => new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeZone: "UTC" }));
/** `October 2026` of the label `2026-10`; of another period's label its first and last day. */
function labelInWords(label) {
    if (isMonth({ label }))
        return dayInWords(`${label}-01`).replace(/^\d+ /, "");
    const days = label.split("_");
    return days.every((day) => /^\d{4}-\d{2}-\d{2}$/.test(day)) ? days.map(dayInWords).join(" to ") : label;
}
/** A local day, `YYYY-MM-DD`, as `5 October 2026`. */
function dayInWords(day) {
    return wordsOfDay(day, dayFormat, LONG);
}
/** A local day, `YYYY-MM-DD`, as `5 Oct 2026`: where a table has little room. */
function dayInTable(day) {
    return wordsOfDay(day, tableFormat, SHORT);
}
/** A local moment, `2026-10-25T02:30:00+02:00`, as `25 October 2026, 02:30:00 (UTC+02:00)`. */
function momentInWords(iso) {
    return `${dayInWords(iso.slice(0, 10))}, ${iso.slice(11, 19)} (UTC${iso.slice(19)})`;
}
/** Whole months by their name: `in October 2026`, `on 3 October 2026`, `from 3 October 2026 to 5 October 2026`. */
function daysInWords(first, last) {
    if (first === last)
        return `on ${dayInWords(first)}`;
    const month = first.slice(0, 7);
    const whole = first.endsWith("-01") && last.startsWith(month) && isLastOfMonth(last);
    return whole ? `in ${labelInWords(month)}` : `from ${dayInWords(first)} to ${dayInWords(last)}`;
}
function isLastOfMonth(day) {
    return (0,_time_calendar_js__WEBPACK_IMPORTED_MODULE_0__/* .dayAfter */ .PV)(day).endsWith("-01");
}
/** The days of a report are few and its rows are many: each is made once. */
const LONG = new Map();
const SHORT = new Map();
function wordsOfDay(day, format, known) {
    const made = known.get(day);
    if (made !== undefined)
        return made;
    const words = format().format(new Date(`${day}T00:00:00Z`));
    known.set(day, words);
    return words;
}
const tableFormat = once(() => new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", year: "numeric", timeZone: "UTC" }));
const shortFormat = once(() => new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", timeZone: "UTC" }));
/** A local day, `YYYY-MM-DD`, as `5 Oct`, where the year is known. */
function shortDay(day) {
    return shortFormat().format(new Date(`${day}T00:00:00Z`));
}
/** A month, `2026-10`, as `Oct 2026`: where a table has a column for each. */
function monthInTable(label) {
    return dayInTable(`${label}-01`).replace(/^\d+ /, "");
}
/** `830 bytes`, `12 kB`, `3.4 MB` */
function size(bytes) {
    if (bytes < 1000)
        return counted(bytes, "byte");
    return bytes < 1_000_000 ? `${Math.round(bytes / 1000)} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
}


/***/ }),

/***/ 1961:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Ed: () => (/* binding */ Html),
/* harmony export */   Ey: () => (/* binding */ ENTITIES),
/* harmony export */   Mn: () => (/* binding */ lines),
/* harmony export */   "if": () => (/* binding */ ownHtml),
/* harmony export */   qy: () => (/* binding */ html)
/* harmony export */ });
/* unused harmony export escapeHtml */
/* harmony import */ var _one_line_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(3809);

const SPECIAL = /[&<>"']/g;
/** Most texts have nothing of all that is replaced: looked for once, and not once for each. */
const NOT_PLAIN = new RegExp(`[&<>"'#${_one_line_js__WEBPACK_IMPORTED_MODULE_0__/* .SUSPICIOUS_IN_REPORTS */ .Cm}]`);
/** What stands for the characters that mean something in HTML. */
const ENTITIES = {
    "&": "&amp;",
    "<": "&lt;",
    ">": "&gt;",
    '"': "&quot;",
    "'": "&#39;",
};
/** Longest text that a template takes as it is; names and titles are cut shorter by `named`. */
const LONGEST_TEXT = 2000;
/** Finished HTML, which is not escaped again. Made by {@link html} alone. */
class Html {
    #text;
    constructor(text) {
        this.#text = text;
    }
    toString() {
        return this.#text;
    }
}
/** HTML from a template: every value is escaped, unless it is HTML itself. Attributes are to be in double quotes. */
function html(strings, ...values) {
    // By `join`, as what `+=` puts together stays in memory piece by piece until it is written.
    const parts = [strings[0]];
    for (const [index, value] of values.entries())
        parts.push(written(value), strings[index + 1]);
    return new Html(parts.join(""));
}
/** Text of the project's own that is HTML already: a style sheet, a script. Never what others wrote. */
function ownHtml(text) {
    return new Html(text);
}
/** Parts one below the other. */
function lines(parts) {
    return new Html(parts.join("\n"));
}
function written(value) {
    if (value === undefined)
        return "";
    if (value instanceof Html)
        return value.toString();
    if (typeof value === "number")
        return String(value);
    if (typeof value === "string")
        return escapeHtml(value, LONGEST_TEXT);
    return value.map(written).join("");
}
/** Text for HTML, between tags and in quoted attributes; also who prints it in a workflow commands nothing. */
function escapeHtml(text, longest = _one_line_js__WEBPACK_IMPORTED_MODULE_0__/* .LONGEST_SHOWN */ .Z7) {
    if (text.length <= longest && !NOT_PLAIN.test(text))
        return text;
    return (0,_one_line_js__WEBPACK_IMPORTED_MODULE_0__/* .shown */ .SP)(text, longest)
        .replace(SPECIAL, (character) => ENTITIES[character] ?? character)
        .replaceAll("##[", "##&#91;");
}


/***/ }),

/***/ 5666:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   P: () => (/* binding */ json)
/* harmony export */ });
/* harmony import */ var _one_line_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(3809);

/** Characters that JSON allows as they are but that terminals and editors obey. */
const UNSAFE_IN_JSON = new RegExp(`[\\u007f-\\u009f${_one_line_js__WEBPACK_IMPORTED_MODULE_0__/* .SEPARATORS */ .fl}${_one_line_js__WEBPACK_IMPORTED_MODULE_0__/* .INVISIBLE_IN_REPORTS */ .yL}]`);
const UNSAFE_IN_JSON_ALL = new RegExp(UNSAFE_IN_JSON, "g");
/**
 * `JSON.stringify` whose text holds no control or bidirectional characters and no command of the workflow's runner; it
 * parses to exactly the same value.
 */
function json(value, indent) {
    const text = JSON.stringify(value, null, indent).replaceAll("##[", "#\\u0023[");
    if (!UNSAFE_IN_JSON.test(text))
        return text;
    return text.replace(UNSAFE_IN_JSON_ALL, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`);
}


/***/ }),

/***/ 1065:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   w: () => (/* binding */ markdown)
/* harmony export */ });
/* harmony import */ var _html_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(1961);
/* harmony import */ var _one_line_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(3809);


/** Characters that mean something to GitHub's Markdown, or to the tags that may stand in it. */
const MARKDOWN_SPECIAL = /[\\`*_[\]~!^{}|$&<>"'@#]|^[-+=.]|(?<=^\d+)[.)]|:(?=\/\/)|(?<=\bwww)\.|(?<=\bGH)-(?=\d)/gi;
/** Of no width: behind it GitHub sees neither a mention nor a reference, and people see no difference. */
const NOTHING = "&#8203;";
/**
 * Text for GitHub's Markdown, also between HTML tags in it: no tag, emphasis, code, link, image, formula, table border,
 * mention, reference to an issue, and no address that would become a link. Everything of meaning is written as an
 * entity, because backslashes work in Markdown only.
 */
function markdown(text, longest = _one_line_js__WEBPACK_IMPORTED_MODULE_1__/* .LONGEST_SHOWN */ .Z7) {
    return (0,_one_line_js__WEBPACK_IMPORTED_MODULE_1__/* .shown */ .SP)(text, longest)
        .trim()
        .replace(MARKDOWN_SPECIAL, (character) => {
        const entity = _html_js__WEBPACK_IMPORTED_MODULE_0__/* .ENTITIES */ .Ey[character] ?? `&#${character.charCodeAt(0)};`;
        return character === "@" || character === "#" || character === "-" ? entity + NOTHING : entity;
    });
}


/***/ }),

/***/ 3809:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Cm: () => (/* binding */ SUSPICIOUS_IN_REPORTS),
/* harmony export */   KT: () => (/* binding */ named),
/* harmony export */   SP: () => (/* binding */ shown),
/* harmony export */   Wo: () => (/* binding */ NO_NAME),
/* harmony export */   Z7: () => (/* binding */ LONGEST_SHOWN),
/* harmony export */   fl: () => (/* binding */ SEPARATORS),
/* harmony export */   ml: () => (/* binding */ shorten),
/* harmony export */   pF: () => (/* binding */ singleLine),
/* harmony export */   pj: () => (/* binding */ plain),
/* harmony export */   wh: () => (/* binding */ plainText),
/* harmony export */   yL: () => (/* binding */ INVISIBLE_IN_REPORTS)
/* harmony export */ });
/**
 * Titles and names are written by the portal's users, and some of them may wish the reader ill. Every text that comes
 * from the portal passes through one of these functions, or one of `html`, `markdown`, `cells` and `json`, on its way out.
 */
/** Control characters (ESC among them, which begins what terminals obey), and those that reverse the direction of text. */
const CONTROLS = "\\u0000-\\u001f\\u007f-\\u009f";
const INVISIBLE_IN_REPORTS = "\\u061c\\u202a-\\u202e\\u2066-\\u2069\\ufeff\\ufff9-\\uffff";
const SEPARATORS = "\\u2028\\u2029";
/** Line breaks and tabs, which would let one field pretend to be several. */
const BREAKS = new RegExp(`\\r\\n|[\\t-\\r\\u0085${SEPARATORS}]`, "g");
const UNSEEN = new RegExp(`[${CONTROLS}${INVISIBLE_IN_REPORTS}]`, "g");
/** What a class of characters holds to find any of the above, or half of a surrogate pair. */
const SUSPICIOUS_IN_REPORTS = `${CONTROLS}${SEPARATORS}${INVISIBLE_IN_REPORTS}\\ud800-\\udfff`;
const SUSPICIOUS = new RegExp(`[${SUSPICIOUS_IN_REPORTS}]`);
/** Longest text that the reports for people show of one field, in characters. */
const LONGEST_SHOWN = 200;
/** The whole text on one line: breaks become spaces, what cannot be seen becomes `�`, which can. */
function singleLine(text) {
    if (!SUSPICIOUS.test(text))
        return text;
    return text.replace(BREAKS, " ").replace(UNSEEN, "\ufffd").toWellFormed();
}
/** At most `longest` UTF-16 units, the last of them `…` when something was cut off; never half a character. */
function shorten(text, longest = LONGEST_SHOWN) {
    if (text.length <= longest)
        return text;
    return `${text.slice(0, longest - 1).replace(/(?:[\ud800-\udbff]|\u200d|\ufe0f|\s)+$/, "")}…`;
}
/** One field as people see it: on one line, and not too long. */
function shown(text, longest = LONGEST_SHOWN) {
    return singleLine(text.length > longest ? shorten(text, longest) : text);
}
/**
 * One field of a plain text report. Who prints the report in a workflow must not run commands with it: the runner obeys
 * `::command::` at the beginning of a line, blanks before it or not, and `##[command]` anywhere (`ActionCommand.cs`).
 */
function plain(text, longest = LONGEST_SHOWN) {
    if (text.length <= longest && !NOT_PLAIN.test(text))
        return text;
    return shown(text, longest)
        .replace(/^\s*::/, ": :")
        .replaceAll("##[", "# #[");
}
/** Most texts have nothing of it: looked for once, and not once for each. */
const NOT_PLAIN = new RegExp(`[#${SUSPICIOUS_IN_REPORTS}]|^\\s*::`);
/** Blanks, what has no width, and the letters that are drawn as nothing (U+3164, U+2800). */
const NOTHING_TO_SEE = /^[\s\p{Cf}\p{Default_Ignorable_Code_Point}\u2800]*$/u;
/** Where there is nothing to see of a title or name. */
const NO_NAME = "(no name)";
/** A title or name as one field; said in words when there is nothing to see of it. */
function named(text, longest = LONGEST_SHOWN, nameless = NO_NAME) {
    return NOTHING_TO_SEE.test(text) ? nameless : shown(text, longest).trim();
}
/**
 * Text written by others (room titles, names, server messages, raw inputs) as one inert line of at most `limit`
 * characters: no escape sequences, control, direction or invisible characters, no line breaks, no workflow commands.
 *
 * The runner obeys `::command::` at the start of a line and the older `##[command]` anywhere in it
 * (`ActionCommand.cs` of the runner), so both are broken up.
 */
function plainText(text, limit = 2000) {
    const line = text
        .toWellFormed()
        .replace(ESCAPE_SEQUENCES, "")
        .replace(LINE_BREAKS, " ")
        .replace(INVISIBLE, "")
        .trim();
    return shorten(line, limit).replace(/^::/, ": :").replaceAll("##[", "# #[");
}
/** CSI (colours, cursor), OSC (titles, links) and two-character sequences of terminals, also in their 8-bit form. */
const ESCAPE_SEQUENCES = 
// biome-ignore lint/suspicious/noControlCharactersInRegex: these characters are what is looked for
/(?:\u001b\[|\u009b)[0-?]*[ -/]*[@-~]|(?:\u001b\]|\u009d)[^\u0007\u001b\u009c]*(?:\u0007|\u001b\\|\u009c)?|\u001b[ -/]*[0-~]/g;
// biome-ignore lint/suspicious/noControlCharactersInRegex: these characters are what is looked for
const LINE_BREAKS = /[\t\n\u000b\f\r\u0085\u2028\u2029]+/g;
/** Controls, direction marks and overrides, zero-width characters (not the joiners that scripts and emoji need), tags. */
const INVISIBLE = 
// biome-ignore lint/suspicious/noControlCharactersInRegex: these characters are what is looked for
/[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]|[\u{e0000}-\u{e007f}]/gu;


/***/ }),

/***/ 2096:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   U: () => (/* binding */ isLoopback),
/* harmony export */   Y: () => (/* binding */ isThisMachine)
/* harmony export */ });
/**
 * Whether what is sent in clear to a host stays here: `localhost` and loopback addresses as people write them. Narrower
 * than {@link isThisMachine}, which only keeps requests from a proxy.
 */
function isLoopback(hostname) {
    return /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/i.test(hostname);
}
/** `localhost` and what is below it, and the addresses that lead back to this machine, as a URL writes them. */
function isThisMachine(hostname) {
    const host = hostname.toLowerCase().replace(/\.$/, "");
    return (/(^|\.)localhost$/.test(host) ||
        /^(127(\.\d+){3}|0\.0\.0\.0|\[::1?\]|\[::ffff:(7f[\da-f]{2}:[\da-f]{1,4}|0:0)\])$/.test(host));
}


/***/ }),

/***/ 3032:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   PV: () => (/* binding */ dayAfter),
/* harmony export */   U$: () => (/* binding */ dayNumber),
/* harmony export */   YM: () => (/* binding */ daysBetween),
/* harmony export */   bt: () => (/* binding */ dayOfNumber),
/* harmony export */   sO: () => (/* binding */ DAY_MS)
/* harmony export */ });
/*
 * Days of a calendar, `YYYY-MM-DD`. They belong to the zone in which they were written; counting them needs none, so
 * a day is 24 hours here and no clock that is put forward makes it shorter.
 */
/** Milliseconds of 24 hours. */
const DAY_MS = 86_400_000;
/** Whole days since 1970-01-01. */
function dayNumber(day) {
    return Date.parse(`${day}T00:00:00Z`) / DAY_MS;
}
/** The day so many days after 1970-01-01; the reverse of {@link dayNumber}. */
function dayOfNumber(days) {
    return new Date(days * DAY_MS).toISOString().slice(0, 10);
}
/** The day so many days later, or earlier for less than 0. */
function dayAfter(day, days = 1) {
    return dayOfNumber(dayNumber(day) + days);
}
/** How many days later the second is; 0 where it is not. */
function daysBetween(from, to) {
    return Math.max(0, dayNumber(to) - dayNumber(from));
}


/***/ }),

/***/ 4253:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   N: () => (/* binding */ isDay),
/* harmony export */   d_: () => (/* binding */ DAY),
/* harmony export */   dp: () => (/* binding */ HOUR)
/* harmony export */ });
/** Seconds. */
const HOUR = 3600;
const DAY = 24 * HOUR;
/** Whether a text is a day of the calendar, `YYYY-MM-DD`. `Date.parse` alone takes 31 February for a day of March. */
function isDay(text) {
    const at = Date.parse(`${text}T00:00:00Z`);
    return !Number.isNaN(at) && new Date(at).toISOString().slice(0, 10) === text;
}


/***/ }),

/***/ 2277:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   t: () => (/* binding */ createLocalTime)
/* harmony export */ });
/* harmony import */ var _calendar_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(3032);
/* harmony import */ var _epoch_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(4253);
/* harmony import */ var _zoned_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(8126);



/** Days whose texts are kept: some years. */
const MOST_DAYS = 4096;
const TWO_DIGITS = Array.from({ length: 100 }, (_, n) => String(n).padStart(2, "0"));
const twoDigits = (n) => TWO_DIGITS[n] ?? String(n);
/**
 * Local times of an IANA zone. The changes of its clocks between `from` and `to` are looked up once; instants outside
 * are answered rightly too, but slowly.
 */
function createLocalTime(timeZone, from, to) {
    const spans = offsetSpans(timeZone, from, to);
    let span = spans[0] ?? { from: 0, until: 0, offset: 0 };
    const offset = (at) => {
        if (at >= span.from && at < span.until)
            return span.offset;
        const found = spans.find((candidate) => at >= candidate.from && at < candidate.until);
        if (found === undefined)
            return (0,_zoned_js__WEBPACK_IMPORTED_MODULE_1__/* .zoned */ .X)(at, timeZone).offsetNanoseconds / 1e9;
        span = found;
        return found.offset;
    };
    // Events come in order of time, so the day of one is mostly the day of the one before; members' days go to and fro.
    let lastDay = Number.NaN;
    let lastText = "";
    const texts = new Map();
    const dayText = (day) => {
        if (day !== lastDay) {
            lastDay = day;
            lastText = texts.get(day) ?? (0,_calendar_js__WEBPACK_IMPORTED_MODULE_2__/* .dayOfNumber */ .bt)(day);
            if (texts.size < MOST_DAYS)
                texts.set(day, lastText);
        }
        return lastText;
    };
    let cachedOffset = Number.NaN;
    let cachedOffsetText = "";
    return {
        offset,
        day: (at) => dayText(Math.floor((at + offset(at)) / _epoch_js__WEBPACK_IMPORTED_MODULE_0__/* .DAY */ .d_)),
        iso(at) {
            const seconds = offset(at);
            if (seconds !== cachedOffset) {
                cachedOffset = seconds;
                cachedOffsetText = offsetText(seconds);
            }
            const local = at + seconds;
            const day = Math.floor(local / _epoch_js__WEBPACK_IMPORTED_MODULE_0__/* .DAY */ .d_);
            const time = local - day * _epoch_js__WEBPACK_IMPORTED_MODULE_0__/* .DAY */ .d_;
            const hours = twoDigits(Math.floor(time / 3600));
            const minutes = twoDigits(Math.floor(time / 60) % 60);
            return `${dayText(day)}T${hours}:${minutes}:${twoDigits(time % 60)}${cachedOffsetText}`;
        },
    };
}
/** The stretches of constant offset that [from, to] touches. */
function offsetSpans(timeZone, from, to) {
    const spans = [];
    let at = (0,_zoned_js__WEBPACK_IMPORTED_MODULE_1__/* .zoned */ .X)(from, timeZone);
    let start = from;
    while (start <= to) {
        const next = at.getTimeZoneTransition("next");
        const until = next === null ? Number.POSITIVE_INFINITY : Math.floor(next.epochMilliseconds / 1000);
        spans.push({ from: start, until, offset: at.offsetNanoseconds / 1e9 });
        if (next === null)
            break;
        at = next;
        start = until;
    }
    return spans;
}
/** `+02:00`; with seconds where a zone of long ago had them. */
function offsetText(seconds) {
    const sign = seconds < 0 ? "-" : "+";
    const size = Math.abs(seconds);
    const rest = size % 60;
    const minutes = `${sign}${twoDigits(Math.floor(size / 3600))}:${twoDigits(Math.floor(size / 60) % 60)}`;
    return rest === 0 ? minutes : `${minutes}:${twoDigits(rest)}`;
}


/***/ }),

/***/ 8126:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   X: () => (/* binding */ zoned)
/* harmony export */ });
/* harmony import */ var temporal_polyfill__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(8599);

/** An instant in an IANA zone. */
function zoned(at, timeZone) {
    return temporal_polyfill__WEBPACK_IMPORTED_MODULE_0__/* .Temporal */ .fE.Instant.fromEpochMilliseconds(Math.floor(at * 1000)).toZonedDateTimeISO(timeZone);
}


/***/ }),

/***/ 8508:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   W: () => (/* binding */ REPORT_SCHEMA_VERSION),
/* harmony export */   x: () => (/* binding */ VERSION)
/* harmony export */ });
/** The action's version: that of package.json, which a test compares. */
const VERSION = "1.0.0";
/**
 * Version of the JSON report, which later runs read again. Fields may be added without changing it; removing or renaming
 * one, or changing what one means, adds 1. The schema in `docs/audit-report.schema.json` says the same.
 */
const REPORT_SCHEMA_VERSION = 1;


/***/ }),

/***/ 8599:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  fE: () => (/* binding */ temporal_polyfill_Temporal)
});

// UNUSED EXPORTS: Intl, toTemporalInstant

;// CONCATENATED MODULE: ./node_modules/temporal-polyfill/chunks/root.js
const root_NativeTemporal = globalThis.Temporal;



;// CONCATENATED MODULE: ./node_modules/temporal-utils/dist/errorMessages.js
// Low-Level
const expectedPositive = (entityName, num) => `Non-positive ${entityName}: ${num}`;
const expectedFinite = (entityName, num) => `Non-finite ${entityName}: ${num}`;
const forbiddenBigIntToNumber = (entityName) => `Cannot convert bigint to ${entityName}`;
const invalidObject = 'Invalid object';
const numberOutOfRange = (entityName, val, min, max) => invalidEntity(entityName, val) + `; must be between ${min}-${max}`;
// Entity/Fields/Bags
const invalidEntity = (fieldName, val) => `Invalid ${fieldName}: ${val}`;
// Calendar
const unsupportedWeekNumbers = 'Calendar week operations forbidden';
// Rounding
const nonOneRoundingIncrement = 'Non-1 roundingIncrement not allowed';
// Options
const invalidOverflowOption = 'Invalid overflow option';

;// CONCATENATED MODULE: ./node_modules/temporal-utils/dist/utils.js

const nanoInMicro = 1_000;
const nanoInMilli = 1_000_000;
const nanoInSec = 1_000_000_000;
const nanoInMinute = 60_000_000_000;
const nanoInHour = 3_600_000_000_000;
function normalizeOptions(options) {
    if (options === undefined) {
        return Object.create(null);
    }
    return requireObjectLike(options);
}
function toFiniteNumber(arg, entityName = 'number') {
    if (typeof arg === 'bigint') {
        throw new TypeError(forbiddenBigIntToNumber(entityName));
    }
    arg = Number(arg);
    if (!Number.isFinite(arg)) {
        throw new RangeError(expectedFinite(entityName, arg));
    }
    return arg;
}
function utils_toIntegerWithTrunc(arg, entityName) {
    return Math.trunc(toFiniteNumber(arg, entityName)) || 0; // ensure no -0
}
function utils_toPositiveIntegerWithTruncation(arg, entityName) {
    return requireNumberIsPositive(utils_toIntegerWithTrunc(arg, entityName), entityName);
}
/*
Already known to be number.
*/
function requireNumberIsPositive(num, entityName = 'number') {
    if (num <= 0) {
        throw new RangeError(expectedPositive(entityName, num));
    }
    return num;
}
/*
min/max are inclusive
*/
function constrainToRange(num, min, max) {
    return Math.min(Math.max(num, min), max);
}
function isObjectLike(arg) {
    return arg !== null && (typeof arg === 'object' || typeof arg === 'function');
}
function requireObjectLike(arg) {
    if (!isObjectLike(arg)) {
        throw new TypeError(invalidObject);
    }
    return arg;
}
// Options-bag-parsing-adjacent
// ----------------------------
/*
Already known to be number
*/
function normalizeNumberInRange(num, min, max, // inclusive
options) {
    const clamped = constrainToRange(num, min, max);
    if (normalizeOverflow(options) === 'reject' && num !== clamped) {
        throw new RangeError(errorMessages.numberOutOfRange('number', num, min, max));
    }
    return clamped;
}
/*
Match Temporal's field overflow shape without depending on the polyfill's
internal option readers. Undefined defaults to constrain; explicit reject asks
for exact in-range input.
*/
function normalizeOverflow(options) {
    options = normalizeOptions(options);
    const overflow = options.overflow;
    if (overflow === undefined) {
        return 'constrain';
    }
    if (overflow === 'constrain' || overflow === 'reject') {
        return overflow;
    }
    throw new RangeError(errorMessages.invalidOverflowOption);
}

;// CONCATENATED MODULE: ./node_modules/temporal-polyfill/chunks/internal.js






const internal_invalidEntity = invalidEntity;

const internal_unsupportedWeekNumbers = unsupportedWeekNumbers;

const missingField = fieldName => `Missing ${fieldName}`;

const invalidBag = "Invalid bag";

const invalidChoice = (fieldName, val, choiceMap) => invalidEntity(fieldName, val) + "; must be " + Object.keys(choiceMap).join();

const forbiddenValueOf = "Cannot use valueOf";

const invalidCallingContext = "Invalid calling context";

const missingYear = allowEra => "Missing year" + (allowEra ? "/era/eraYear" : "");

const invalidLeapMonth = "Invalid leap month";

const invalidCalendar = calendarId => invalidEntity("Calendar", calendarId);

const exoticCalendarRequired = (calendarId, remedy) => `Unknown calendar ${calendarId}; might need ${remedy}`;

const invalidTimeZone = calendarId => invalidEntity("TimeZone", calendarId);

const outOfBoundsDate = "Out-of-bounds date";

const invalidRelativeTo = arg => internal_invalidEntity("relativeTo", arg);

const failedParse = s => `Cannot parse: ${s}`;

const invalidFormatType = branding => `Cannot format ${branding}`;

const mismatchingFormatTypes = "Mismatching types for formatting";

const internal_constrainToRange = constrainToRange;

const internal_isObjectLike = isObjectLike;

function throwRangeError(message) {
  throw new RangeError(message);
}

function throwTypeError(message) {
  throw new TypeError(message);
}

function clampProp(props, propName, min, max, overflow) {
  return clampEntity(propName, ((props, propName) => {
    const propVal = props[propName];
    return void 0 === propVal && throwTypeError(missingField(propName)), propVal;
  })(props, propName), min, max, overflow);
}

function clampEntity(entityName, num, min, max, overflow, choices) {
  const clamped = internal_constrainToRange(num, min, max);
  return overflow && num !== clamped && throwRangeError(((entityName, val, min, max, choices) => choices ? numberOutOfRange(entityName, choices[val], choices[min], choices[max]) : numberOutOfRange(entityName, val, min, max))(entityName, num, min, max, choices)), 
  clamped;
}

function memoize(generator, MapClass = Map, maxSize = 1e4) {
  const map = new MapClass;
  return (key, ...otherArgs) => {
    if (map.has(key)) {
      return map.get(key);
    }
    map.size >= maxSize && map.clear();
    const val = generator(key, ...otherArgs);
    return map.set(key, val), val;
  };
}

const createNameDescriptors = name => createPropDescriptors({
  name: name
}, 1);

const createPropDescriptors = (propVals, readonly) => mapProps(value => ({
  value: value,
  configurable: 1,
  writable: !readonly
}), propVals);

const createStringTagDescriptors = value => ({
  [Symbol.toStringTag]: {
    value: value,
    configurable: 1
  }
});

function mapProps(transformer, props) {
  const res = {};
  for (const propName in props) {
    res[propName] = transformer(props[propName], propName);
  }
  return res;
}

function zipPropsConst(propNames, propVal) {
  const res = {};
  for (const propName of propNames) {
    res[propName] = propVal;
  }
  return res;
}

function internal_createPropGetters(propNames) {
  const getters = {};
  for (const propName of propNames) {
    getters[propName] = slots => slots[propName];
  }
  return getters;
}

function pluckProps(propNames, props, dest = Object.create(null)) {
  for (const propName of propNames) {
    dest[propName] = props[propName];
  }
  return dest;
}

function allPropsEqual(propNames, props0, props1) {
  for (const propName of propNames) {
    if (props0[propName] !== props1[propName]) {
      return 0;
    }
  }
  return 1;
}

function zeroOutProps(propNames, clearUntilI, props) {
  const copy = {
    ...props
  };
  for (let i = 0; i < clearUntilI; i++) {
    copy[propNames[i]] = 0;
  }
  return copy;
}

function internal_bindArgs(f, ...boundArgs) {
  return (...dynamicArgs) => f(...boundArgs, ...dynamicArgs);
}

function identity(arg) {
  return arg;
}

function noop() {}

function capitalize(s) {
  return s[0].toUpperCase() + s.substring(1);
}

function sortStrings(...strss) {
  return [].concat(...strss).sort();
}

function createRegExp(meat) {
  return new RegExp(`^${meat}$`);
}

function parseSubsecNano(fracStr) {
  return parseInt(fracStr.padEnd(9, "0"));
}

function parseInt0(s) {
  return void 0 === s ? 0 : parseInt(s);
}

function padNumber(digits, num) {
  return String(num).padStart(digits, "0");
}

const padNumber2 = /*@__PURE__*/ internal_bindArgs(padNumber, 2);

function compareNumbers(a, b) {
  return Math.sign(a - b);
}

function compareBigInts(a, b) {
  return a < b ? -1 : a > b ? 1 : 0;
}

function divFloorBigInt(num, denom) {
  const whole = num / denom;
  return num % denom < 0n ? whole - 1n : whole;
}

function divModFloorBigInt(num, divisor) {
  const quotient = divFloorBigInt(num, divisor);
  return [ quotient, num - quotient * divisor ];
}

function divModFloor(num, divisor) {
  return [ Math.floor(num / divisor), modFloor(num, divisor) ];
}

function modFloor(num, divisor) {
  return (num % divisor + divisor) % divisor;
}

function divTrunc(num, divisor) {
  return Math.trunc(num / divisor) || 0;
}

function modTrunc(num, divisor) {
  return num % divisor || 0;
}

function fabricateNearHalfFraction(halfCompare, sign = 1) {
  return sign * (.5 + halfCompare / 5);
}

function hasHalf(num) {
  return .5 === Math.abs(num % 1);
}

const isoCalendarId = "iso8601";

const gregoryCalendarId = "gregory";

const gregoryEraOrigins = {
  "bce": -1,
  "ce": 0
};

function normalizeEraName(era) {
  const normalized = era.normalize("NFD").toLowerCase().replace(/[^a-z0-9]/g, "");
  return "bc" === normalized || "b" === normalized ? "bce" : "ad" === normalized || "a" === normalized ? "ce" : normalized;
}

const isoCalendarImpl = void 0;

const gregoryCalendarImpl = 0;

function getCalendarSlotId(calendar) {
  return calendar === isoCalendarImpl ? "iso8601" : 0 === calendar ? "gregory" : calendar.id;
}

const monthCodeRegExp = /^M(\d{2})(L?)$/;

function parseMonthCode(monthCode) {
  const m = monthCodeRegExp.exec(monthCode);
  return m || throwRangeError((monthCode => `Invalid monthCode: ${monthCode}`)(monthCode)), 
  [ parseInt(m[1]), Boolean(m[2]) ];
}

function formatMonthCode(monthCodeNumber, isLeapMonth) {
  return "M" + padNumber2(monthCodeNumber) + (isLeapMonth ? "L" : "");
}

function monthCodeNumberToMonth(monthCodeNumber, isLeapMonth, leapMonth) {
  return monthCodeNumber + (isLeapMonth || leapMonth && monthCodeNumber >= leapMonth ? 1 : 0);
}

function monthToMonthCodeNumber(month, leapMonth) {
  return month - (leapMonth && month >= leapMonth ? 1 : 0);
}

const unitNameMap = {
  nanosecond: 0,
  microsecond: 1,
  millisecond: 2,
  second: 3,
  minute: 4,
  hour: 5,
  day: 6,
  week: 7,
  month: 8,
  year: 9
};

const unitNamesAsc = /*@__PURE__*/ Object.keys(unitNameMap);

const milliInUtcDay = 864e5;

const internal_nanoInMicro = nanoInMicro;

const internal_nanoInMilli = nanoInMilli;

const internal_nanoInSec = nanoInSec;

const internal_nanoInMinute = nanoInMinute;

const internal_nanoInHour = nanoInHour;

const nanoInUtcDay = 864e11;

const unitNanoMap = [ 1, internal_nanoInMicro, internal_nanoInMilli, internal_nanoInSec, internal_nanoInMinute, internal_nanoInHour, nanoInUtcDay ];

const bigNanoInMicro = /*@__PURE__*/ BigInt(internal_nanoInMicro);

const bigNanoInMilli = /*@__PURE__*/ BigInt(internal_nanoInMilli);

const bigNanoInSec = /*@__PURE__*/ BigInt(internal_nanoInSec);

const bigNanoInMinute = /*@__PURE__*/ BigInt(internal_nanoInMinute);

const bigNanoInHour = /*@__PURE__*/ BigInt(internal_nanoInHour);

const bigNanoInUtcDay = /*@__PURE__*/ BigInt(nanoInUtcDay);

function divideBigNanoToExactNumber(bigNano, divisorNano) {
  const days = Number(bigNano / bigNanoInUtcDay);
  const timeNano = Number(bigNano % bigNanoInUtcDay);
  return days * (nanoInUtcDay / divisorNano) + (Math.trunc(timeNano / divisorNano) + timeNano % divisorNano / divisorNano);
}

const timeFieldNamesAsc = /*@__PURE__*/ unitNamesAsc.slice(0, 6);

const timeGetters = /*@__PURE__*/ internal_createPropGetters(timeFieldNamesAsc);

const yearFieldNamesAsc = [ "year" ];

const dayFieldNamesAsc = [ "day" ];

const calendarDateFieldNamesAsc = [ "day", "month", "year" ];

const offsetFieldNames = [ "offset" ];

const timeZoneFieldNames = [ "timeZone" ];

const eraYearFieldNames = [ "era", "eraYear" ];

const allYearFieldNames = [ "era", "eraYear", "year" ];

const monthFieldNames = [ "month", "monthCode" ];

const monthDayFieldNames = [ "day", "month", "monthCode" ];

const timeFieldNamesAlpha = /*@__PURE__*/ sortStrings(timeFieldNamesAsc);

const yearFieldNamesWithEraAlpha = /*@__PURE__*/ sortStrings(eraYearFieldNames, yearFieldNamesAsc);

const yearMonthFieldNamesAlpha = /*@__PURE__*/ sortStrings(monthFieldNames, yearFieldNamesAsc);

const yearMonthFieldNamesWithEraAlpha = /*@__PURE__*/ sortStrings(eraYearFieldNames, yearMonthFieldNamesAlpha);

const yearMonthCodeFieldNamesAlpha = /*@__PURE__*/ sortStrings([ "monthCode" ], yearFieldNamesAsc);

const yearMonthCodeFieldNamesWithEraAlpha = /*@__PURE__*/ sortStrings(eraYearFieldNames, yearMonthCodeFieldNamesAlpha);

const monthCodeDayFieldNamesAlpha = /*@__PURE__*/ sortStrings(dayFieldNamesAsc, [ "monthCode" ]);

const dateFieldNamesAlpha = /*@__PURE__*/ sortStrings(dayFieldNamesAsc, yearMonthFieldNamesAlpha);

const dateFieldNamesWithEraAlpha = /*@__PURE__*/ sortStrings(dayFieldNamesAsc, eraYearFieldNames, yearMonthFieldNamesAlpha);

const dateTimeFieldNamesAlpha = /*@__PURE__*/ sortStrings(dateFieldNamesAlpha, timeFieldNamesAsc);

const dateTimeFieldNamesWithEraAlpha = /*@__PURE__*/ sortStrings(dateFieldNamesWithEraAlpha, timeFieldNamesAsc);

const dateTimeAndOffsetFieldNamesAlpha = /*@__PURE__*/ sortStrings(dateFieldNamesAlpha, timeFieldNamesAsc, offsetFieldNames);

const dateTimeAndOffsetFieldNamesWithEraAlpha = /*@__PURE__*/ sortStrings(dateFieldNamesWithEraAlpha, timeFieldNamesAsc, offsetFieldNames);

const dateTimeAndZoneFieldNamesAlpha = /*@__PURE__*/ sortStrings(dateFieldNamesAlpha, timeFieldNamesAsc, offsetFieldNames, timeZoneFieldNames);

const dateTimeAndZoneFieldNamesWithEraAlpha = /*@__PURE__*/ sortStrings(dateFieldNamesWithEraAlpha, timeFieldNamesAsc, offsetFieldNames, timeZoneFieldNames);

const yearMonthCodeDayFieldNamesAlpha = /*@__PURE__*/ sortStrings(dayFieldNamesAsc, yearMonthCodeFieldNamesAlpha);

const yearMonthCodeDayFieldNamesWithEraAlpha = /*@__PURE__*/ sortStrings(dayFieldNamesAsc, eraYearFieldNames, yearMonthCodeFieldNamesAlpha);

const timeFieldDefaults = /*@__PURE__*/ zipPropsConst(timeFieldNamesAsc, 0);

function validateTimeFields(timeFields) {
  return constrainTimeFields(timeFields, 1), timeFields;
}

const maxValues = {
  hour: 23,
  minute: 59,
  second: 59
};

function constrainTimeFields(timeFields, overflow) {
  const constrainedFields = {};
  for (const fieldName of timeFieldNamesAsc) {
    constrainedFields[fieldName] = clampEntity(fieldName, timeFields[fieldName], 0, maxValues[fieldName] || 999, overflow);
  }
  return constrainedFields;
}

function internal_timeFieldsToNano(timeFields) {
  return timeFieldsToSec(timeFields) * internal_nanoInSec + timeFieldsToSubsecNano(timeFields);
}

function timeFieldsToMilli(timeFields) {
  return 1e3 * timeFieldsToSec(timeFields) + timeFields.millisecond;
}

function timeFieldsToSec(timeFields) {
  return 3600 * timeFields.hour + 60 * timeFields.minute + timeFields.second;
}

function timeFieldsToSubsecNano(timeFields) {
  return timeFields.millisecond * internal_nanoInMilli + timeFields.microsecond * internal_nanoInMicro + timeFields.nanosecond;
}

function nanoToTimeAndDay(nano) {
  const [dayDelta, timeNano] = divModFloor(nano, nanoInUtcDay);
  return [ nanoToTimeFields(timeNano), dayDelta ];
}

function nanoToTimeFields(timeNano) {
  const [timeMilli, nanoAfterMilli] = divModFloor(timeNano, internal_nanoInMilli);
  const [microsecond, nanosecond] = divModFloor(nanoAfterMilli, internal_nanoInMicro);
  return milliToTimeFields(timeMilli, microsecond, nanosecond);
}

function milliToTimeFields(timeMilli, microsecond = 0, nanosecond = 0) {
  const [hour, milliAfterHour] = divModFloor(timeMilli, 36e5);
  const [minute, milliAfterMinute] = divModFloor(milliAfterHour, 6e4);
  const [second, millisecond] = divModFloor(milliAfterMinute, 1e3);
  return {
    hour: hour,
    minute: minute,
    second: second,
    millisecond: millisecond,
    microsecond: microsecond,
    nanosecond: nanosecond
  };
}

function epochNanoToSecMod(epochNano) {
  const [epochSec, nano] = divModFloorBigInt(epochNano, bigNanoInSec);
  return [ Number(epochSec), Number(nano) ];
}

function epochNanoToMilli(epochNano) {
  return Number(divFloorBigInt(epochNano, bigNanoInMilli));
}

function internal_isoDateTimeToEpochNano(isoDateTime) {
  return internal_isoDateToEpochNano(isoDateTime) + BigInt(internal_timeFieldsToNano(isoDateTime));
}

function isoDateTimeToEpochMilli(isoDateTime) {
  return isoDateToEpochMilli(isoDateTime) + timeFieldsToMilli(isoDateTime);
}

function internal_isoDateToEpochNano(isoDate) {
  return BigInt(isoDateToEpochDays(isoDate)) * bigNanoInUtcDay;
}

function isoDateToEpochMilli(isoDate) {
  return 864e5 * isoDateToEpochDays(isoDate);
}

function isoDateToEpochDays(isoDate) {
  return isoPartsToEpochDays(isoDate.year, isoDate.month, isoDate.day);
}

function isoPartsToEpochDays(isoYear, isoMonth = 1, isoDay = 1) {
  const monthIndex = isoMonth - 1;
  return isoYear += Math.floor(monthIndex / 12), isoMonth = modFloor(monthIndex, 12), 
  Date.UTC(isoYear % 400 - 400, isoMonth, 0) / 864e5 + 146097 * (divTrunc(isoYear, 400) + 1) + isoDay;
}

function epochNanoToIsoDateTime(epochNano) {
  const [epochDays, nanoAfterDay] = divModFloorBigInt(epochNano, bigNanoInUtcDay);
  return {
    ...epochDaysToIsoDate(Number(epochDays)),
    ...nanoToTimeFields(Number(nanoAfterDay))
  };
}

function epochMilliToIsoDateTime(epochMilli, microsecond = 0, nanosecond = 0) {
  const [epochDays, milliAfterDay] = divModFloor(epochMilli, 864e5);
  return {
    ...epochDaysToIsoDate(epochDays),
    ...milliToTimeFields(milliAfterDay, microsecond, nanosecond)
  };
}

function epochDaysToIsoDate(epochDays) {
  const legacyDate = new Date(864e5 * modFloor(epochDays, 146097));
  return {
    year: legacyDate.getUTCFullYear() + 400 * Math.floor(epochDays / 146097),
    month: legacyDate.getUTCMonth() + 1,
    day: legacyDate.getUTCDate()
  };
}

function diffEpochMilliDays(epochMilli0, epochMilli1) {
  return Math.trunc((epochMilli1 - epochMilli0) / 864e5);
}

const isoEpochOriginYear = 1970;

const isoEpochFirstLeapYear = 1972;

const isoMonthsInYear = 12;

function computeIsoMonthCodeParts(month) {
  return [ month, 0 ];
}

function computeIsoYearMonthFieldsForMonthDay(monthCodeNumber, isLeapMonth) {
  if (!isLeapMonth) {
    return {
      year: 1972,
      month: monthCodeNumber
    };
  }
}

function computeIsoFieldsFromParts(year, month, day) {
  return {
    year: year,
    month: month,
    day: day
  };
}

function computeIsoDaysInMonth(year, month) {
  switch (month) {
   case 2:
    return computeIsoInLeapYear(year) ? 29 : 28;

   case 4:
   case 6:
   case 9:
   case 11:
    return 30;
  }
  return 31;
}

function computeIsoDaysInYear(year) {
  return computeIsoInLeapYear(year) ? 366 : 365;
}

function computeIsoInLeapYear(year) {
  return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

function addIsoMonths(year, month, monthDelta) {
  return year += divTrunc(monthDelta, 12), (month += modTrunc(monthDelta, 12)) < 1 ? (year--, 
  month += 12) : month > 12 && (year++, month -= 12), {
    year: year,
    month: month
  };
}

function diffIsoMonthSlots(year0, month0, year1, month1) {
  return 12 * (year1 - year0) + month1 - month0;
}

function computeIsoDayOfWeek(isoDate) {
  return modFloor(isoPartsToEpochDays(isoDate.year, isoDate.month, isoDate.day) + 4, 7) || 7;
}

function computeIsoDayOfYear(isoDate) {
  return isoPartsToEpochDays(isoDate.year, isoDate.month, isoDate.day) - isoPartsToEpochDays(isoDate.year) + 1;
}

function computeIsoWeekFields(isoDate) {
  let yearOfWeek = isoDate.year;
  let weekOfYear = Math.floor((computeIsoDayOfYear(isoDate) - computeIsoDayOfWeek(isoDate) + 10) / 7);
  let weeksInYear = computeIsoWeeksInYear(yearOfWeek);
  return weekOfYear < 1 ? weekOfYear = weeksInYear = computeIsoWeeksInYear(--yearOfWeek) : weekOfYear > weeksInYear && (weekOfYear = 1, 
  weeksInYear = computeIsoWeeksInYear(++yearOfWeek)), {
    weekOfYear: weekOfYear,
    yearOfWeek: yearOfWeek,
    De: weeksInYear
  };
}

function computeIsoWeeksInYear(year) {
  const y0DayOfWeek = computeIsoDayOfWeek({
    year: year,
    month: 1,
    day: 1
  });
  return 4 === y0DayOfWeek || 3 === y0DayOfWeek && computeIsoInLeapYear(year) ? 53 : 52;
}

function computeGregoryEraFields({year: year}) {
  return year < 1 ? {
    era: "bce",
    eraYear: 1 - year
  } : {
    era: "ce",
    eraYear: year
  };
}

function validateIsoDateTimeFields(isoDateTime) {
  return validateIsoDateFields(isoDateTime), validateTimeFields(isoDateTime);
}

function validateIsoDateFields(isoInternals) {
  return constrainIsoDateFields(isoInternals, 1), isoInternals;
}

function constrainIsoDateFields(isoDate, overflow) {
  const {year: year} = isoDate;
  const month = clampProp(isoDate, "month", 1, 12, overflow);
  return {
    year: year,
    month: month,
    day: clampProp(isoDate, "day", 1, computeIsoDaysInMonth(year, month), overflow)
  };
}

function computeCalendarDateFields(calendar, isoDate) {
  return calendar ? calendar.de(isoDate) : isoDate;
}

function computeCalendarMonthCodeParts(calendar, year, month) {
  return calendar ? calendar.L(year, month) : computeIsoMonthCodeParts(month);
}

function computeCalendarEraFields(calendar, isoDate) {
  return 0 === calendar ? computeGregoryEraFields(isoDate) : calendar && calendar.h?.(isoDate) || {};
}

function computeCalendarIsoFieldsFromParts(calendar, year, month, day) {
  return calendar ? calendar.fe(year, month, day) : computeIsoFieldsFromParts(year, month, day);
}

function computeCalendarMonthsInYearForYear(calendar, year) {
  return calendar ? calendar.j(year) : 12;
}

function computeCalendarDaysInMonthForYearMonth(calendar, year, month) {
  return calendar ? calendar.o(year, month) : computeIsoDaysInMonth(year, month);
}

function computeCalendarMonthCode(calendar, isoDate) {
  const {year: year, month: month} = computeCalendarDateFields(calendar, isoDate);
  const [monthCodeNumber, isLeapMonth] = computeCalendarMonthCodeParts(calendar, year, month);
  return formatMonthCode(monthCodeNumber, isLeapMonth);
}

function computeCalendarInLeapYear(calendar, isoDate) {
  const {year: year} = computeCalendarDateFields(calendar, isoDate);
  return calendar ? calendar.q(year) : computeIsoInLeapYear(year);
}

function computeCalendarMonthsInYear(calendar, isoDate) {
  const {year: year} = computeCalendarDateFields(calendar, isoDate);
  return computeCalendarMonthsInYearForYear(calendar, year);
}

function computeCalendarDaysInMonth(calendar, isoDate) {
  const {year: year, month: month} = computeCalendarDateFields(calendar, isoDate);
  return computeCalendarDaysInMonthForYearMonth(calendar, year, month);
}

function computeCalendarDaysInYear(calendar, isoDate) {
  const {year: year} = computeCalendarDateFields(calendar, isoDate);
  return calendar ? calendar.i(year) : computeIsoDaysInYear(year);
}

function computeCalendarDayOfYear(calendar, isoDate) {
  if (!calendar) {
    return computeIsoDayOfYear(isoDate);
  }
  const {year: year} = computeCalendarDateFields(calendar, isoDate);
  const yearStartIsoDate = computeCalendarIsoFieldsFromParts(calendar, year, 1, 1);
  return isoDateToEpochDays(isoDate) - isoDateToEpochDays(yearStartIsoDate) + 1;
}

function computeCalendarWeekOfYear(calendar, isoDate) {
  return calendar === isoCalendarImpl ? computeIsoWeekFields(isoDate).weekOfYear : void 0;
}

function computeCalendarYearOfWeek(calendar, isoDate) {
  return calendar === isoCalendarImpl ? computeIsoWeekFields(isoDate).yearOfWeek : void 0;
}

const durationFieldNamesAsc = /*@__PURE__*/ unitNamesAsc.map(unitName => unitName + "s");

const durationGetters = /*@__PURE__*/ internal_createPropGetters(durationFieldNamesAsc);

const durationFieldNamesAlpha = /*@__PURE__*/ sortStrings(durationFieldNamesAsc);

const durationTimeFieldNamesAsc = /*@__PURE__*/ durationFieldNamesAsc.slice(0, 6);

const durationDateFieldNamesAsc = /*@__PURE__*/ durationFieldNamesAsc.slice(6);

const durationCalendarFieldNamesAsc = /*@__PURE__*/ durationDateFieldNamesAsc.slice(1);

const durationFieldDefaults = /*@__PURE__*/ zipPropsConst(durationFieldNamesAsc, 0);

const durationTimeFieldDefaults = /*@__PURE__*/ zipPropsConst(durationTimeFieldNamesAsc, 0);

const clearDurationFields = /*@__PURE__*/ internal_bindArgs(zeroOutProps, durationFieldNamesAsc);

function requirePropDefined(optionName, optionVal) {
  return null == optionVal && throwRangeError(missingField(optionName)), optionVal;
}

const requireString = /*@__PURE__*/ internal_bindArgs(requireType, "string");

function requireType(typeName, arg, entityName = typeName) {
  return typeof arg !== typeName && throwTypeError(internal_invalidEntity(entityName, arg)), 
  arg;
}

function requireNumberIsInteger(num, entityName = "number") {
  return Number.isInteger(num) || throwRangeError(((entityName, num) => `Non-integer ${entityName}: ${num}`)(entityName, num)), 
  num || 0;
}

function internal_toString(arg) {
  return "symbol" == typeof arg && throwTypeError("Cannot convert Symbol to string"), 
  String(arg);
}

function toPrimitiveWithStringHint(arg) {
  if (!isObjectLike(arg)) {
    return arg;
  }
  const exoticToPrimitive = arg[Symbol.toPrimitive];
  if (null != exoticToPrimitive) {
    "function" != typeof exoticToPrimitive && throwTypeError();
    const primitive = Reflect.apply(exoticToPrimitive, arg, [ "string" ]);
    return isObjectLike(primitive) && throwTypeError(), primitive;
  }
  return Date.prototype[Symbol.toPrimitive].call(arg, "string");
}

function toBigInt(bi) {
  return "boolean" == typeof bi ? BigInt(bi ? 1 : 0) : "string" == typeof bi ? BigInt(bi) : ("bigint" != typeof bi && throwTypeError(`Invalid bigint: ${bi}`), 
  bi);
}

function internal_toStrictInteger(arg, entityName) {
  return requireNumberIsInteger(toFiniteNumber(arg, entityName), entityName);
}

const smallestUnitStr = "smallestUnit";

const overflowMap = {
  constrain: 0,
  reject: 1
};

const epochDisambigMap = {
  compatible: 0,
  reject: 1,
  earlier: 2,
  later: 3
};

const offsetDisambigMap = {
  reject: 0,
  use: 1,
  prefer: 2,
  ignore: 3
};

const calendarDisplayMap = {
  auto: 0,
  never: 1,
  critical: 2,
  always: 3
};

const timeZoneDisplayMap = {
  auto: 0,
  never: 1,
  critical: 2
};

const offsetDisplayMap = {
  auto: 0,
  never: 1
};

const roundingModeMap = {
  floor: 0,
  halfFloor: 1,
  ceil: 2,
  halfCeil: 3,
  trunc: 4,
  halfTrunc: 5,
  expand: 6,
  halfExpand: 7,
  halfEven: 8
};

const roundingModeFuncs = [ Math.floor, num => hasHalf(num) ? Math.floor(num) : Math.round(num), Math.ceil, num => hasHalf(num) ? Math.ceil(num) : Math.round(num), Math.trunc, num => hasHalf(num) ? Math.trunc(num) || 0 : Math.round(num), num => num < 0 ? Math.floor(num) : Math.ceil(num), num => Math.sign(num) * Math.round(Math.abs(num)) || 0, num => hasHalf(num) ? (num = Math.trunc(num) || 0) + num % 2 : Math.round(num) ];

const directionMap = {
  previous: -1,
  next: 1
};

function coerceRoundingIncInteger(options) {
  const roundingInc = options.roundingIncrement;
  if (void 0 === roundingInc) {
    return 1;
  }
  const integer = utils_toIntegerWithTrunc(roundingInc, "roundingIncrement");
  return (integer < 1 || integer > 10 ** 9) && throwRangeError(internal_invalidEntity("roundingIncrement", integer)), 
  integer;
}

function coerceFractionalSecondDigits(options) {
  let subsecDigits = options.fractionalSecondDigits;
  if (void 0 !== subsecDigits) {
    if ("number" != typeof subsecDigits) {
      if ("auto" === internal_toString(subsecDigits)) {
        return;
      }
      throwRangeError(internal_invalidEntity("fractionalSecondDigits", subsecDigits));
    }
    subsecDigits = clampEntity("fractionalSecondDigits", Math.floor(subsecDigits), 0, 9, 1);
  }
  return subsecDigits;
}

function coerceUnitOption(optionName, options, minUnit = 0, ensureDefined) {
  let unitStr = options[optionName];
  if (void 0 === unitStr) {
    return ensureDefined ? minUnit : void 0;
  }
  if (unitStr = internal_toString(unitStr), "auto" === unitStr) {
    return ensureDefined ? minUnit : null;
  }
  let unit = unitNameMap[unitStr];
  return void 0 === unit && (unit = durationFieldNamesAsc.indexOf(unitStr)), unit < 0 && throwRangeError(invalidChoice(optionName, unitStr, unitNameMap)), 
  unit;
}

function coerceChoiceOption(optionName, enumNameMap, options, defaultChoice = 0) {
  const enumArg = options[optionName];
  if (void 0 === enumArg) {
    return defaultChoice;
  }
  const enumStr = internal_toString(enumArg);
  const enumNum = enumNameMap[enumStr];
  return void 0 === enumNum && throwRangeError(invalidChoice(optionName, enumStr, enumNameMap)), 
  enumNum;
}

const coerceSmallestUnit = /*@__PURE__*/ internal_bindArgs(coerceUnitOption, smallestUnitStr);

const coerceLargestUnit = /*@__PURE__*/ internal_bindArgs(coerceUnitOption, "largestUnit");

const coerceTotalUnit = /*@__PURE__*/ internal_bindArgs(coerceUnitOption, "unit");

const coerceOverflow = /*@__PURE__*/ internal_bindArgs(coerceChoiceOption, "overflow", overflowMap);

const coerceEpochDisambig = /*@__PURE__*/ internal_bindArgs(coerceChoiceOption, "disambiguation", epochDisambigMap);

const coerceOffsetDisambig = /*@__PURE__*/ internal_bindArgs(coerceChoiceOption, "offset", offsetDisambigMap);

const coerceCalendarDisplay = /*@__PURE__*/ internal_bindArgs(coerceChoiceOption, "calendarName", calendarDisplayMap);

const coerceTimeZoneDisplay = /*@__PURE__*/ internal_bindArgs(coerceChoiceOption, "timeZoneName", timeZoneDisplayMap);

const coerceOffsetDisplay = /*@__PURE__*/ internal_bindArgs(coerceChoiceOption, "offset", offsetDisplayMap);

const coerceRoundingMode = /*@__PURE__*/ internal_bindArgs(coerceChoiceOption, "roundingMode", roundingModeMap);

const coerceDirection = /*@__PURE__*/ internal_bindArgs(coerceChoiceOption, "direction", directionMap);

function normalizeOptionsOrString(options, optionName) {
  return "string" == typeof options ? ((optionName, optionVal) => {
    const res = Object.create(null);
    return res[optionName] = optionVal, res;
  })(optionName, options) : requireObjectLike(options);
}

function validateRoundingInc(roundingInc, smallestUnit, allowManyLargeUnits, solarMode) {
  const upUnitNano = solarMode ? nanoInUtcDay : unitNanoMap[smallestUnit + 1];
  if (upUnitNano) {
    const incNano = roundingInc * unitNanoMap[smallestUnit];
    (upUnitNano % incNano || !solarMode && incNano === upUnitNano) && throwRangeError(internal_invalidEntity("roundingIncrement", roundingInc));
  } else {
    !allowManyLargeUnits && roundingInc > 1 && throwRangeError(internal_invalidEntity("roundingIncrement", roundingInc));
  }
  return roundingInc;
}

function validateUnitRange(optionName, unit, minUnit, maxUnit) {
  return null != unit && clampEntity(optionName, unit, minUnit, maxUnit, 1, unitNamesAsc), 
  unit;
}

function checkLargestSmallestUnit(largestUnit, smallestUnit) {
  smallestUnit > largestUnit && throwRangeError("smallestUnit > largestUnit");
}

function refineDiffOptions(roundingModeInvert, options, defaultLargestUnit, maxUnit = 9, minUnit = 0, defaultRoundingMode = 4) {
  options = normalizeOptions(options);
  let largestUnit = coerceLargestUnit(options, minUnit);
  let roundingInc = coerceRoundingIncInteger(options);
  let roundingMode = coerceRoundingMode(options, defaultRoundingMode);
  let smallestUnit = coerceSmallestUnit(options, minUnit, 1);
  return largestUnit = validateUnitRange("largestUnit", largestUnit, minUnit, maxUnit), 
  smallestUnit = validateUnitRange(smallestUnitStr, smallestUnit, minUnit, maxUnit), 
  null == largestUnit ? largestUnit = Math.max(defaultLargestUnit, smallestUnit) : checkLargestSmallestUnit(largestUnit, smallestUnit), 
  roundingInc = validateRoundingInc(roundingInc, smallestUnit, 1), roundingModeInvert && (roundingMode = (roundingMode => roundingMode < 4 ? (roundingMode + 2) % 4 : roundingMode)(roundingMode)), 
  [ largestUnit, smallestUnit, roundingInc, roundingMode ];
}

function refineRoundingOptions(options, maxUnit = 6, solarMode) {
  let roundingInc = coerceRoundingIncInteger(options = normalizeOptionsOrString(options, smallestUnitStr));
  const roundingMode = coerceRoundingMode(options, 7);
  let smallestUnit = coerceSmallestUnit(options);
  return smallestUnit = requirePropDefined(smallestUnitStr, smallestUnit), smallestUnit = validateUnitRange(smallestUnitStr, smallestUnit, 0, maxUnit), 
  roundingInc = validateRoundingInc(roundingInc, smallestUnit, void 0, solarMode), 
  [ smallestUnit, roundingInc, roundingMode ];
}

function internal_refineUnitDiffOptions(unit, options) {
  return "string" == typeof options || Boolean(options && (options.roundingMode || void 0 !== options.roundingIncrement)) ? ((smallestUnit, options, allowManyLargeUnits, defaultRoundingMode = 7) => {
    let roundingInc = coerceRoundingIncInteger(options = normalizeOptionsOrString(options, "roundingMode"));
    const roundingMode = coerceRoundingMode(options, defaultRoundingMode);
    return roundingInc = validateRoundingInc(roundingInc, smallestUnit, allowManyLargeUnits), 
    [ roundingInc, roundingMode ];
  })(unit, options, 1, 4) : [ 1, void 0 ];
}

function refineUnitRoundOptions(smallestUnit, options, solarMode) {
  let roundingInc = coerceRoundingIncInteger(options = normalizeUnitRoundOptions(options));
  const roundingMode = coerceRoundingMode(options, 7);
  return roundingInc = validateRoundingInc(roundingInc, smallestUnit, void 0, solarMode), 
  [ roundingInc, roundingMode ];
}

function normalizeUnitRoundOptions(options) {
  return void 0 === options ? Object.create(null) : normalizeOptionsOrString(options, "roundingMode");
}

function combineDateAndTime(isoDate, time) {
  return pluckProps(calendarDateFieldNamesAsc, isoDate, pluckProps(timeFieldNamesAsc, time));
}

const maxMilli = 864e13;

const epochNanoMax = /*@__PURE__*/ BigInt(1e8) * bigNanoInUtcDay;

const epochNanoMin = /*@__PURE__*/ BigInt(-1e8) * bigNanoInUtcDay;

const plainDateEpochNanoMin = epochNanoMin - bigNanoInUtcDay;

function checkIsoYearMonthInBounds(isoDate) {
  const isoYearMonthIndex = 12 * isoDate.year + isoDate.month;
  return (isoYearMonthIndex < -3261848 || isoYearMonthIndex > 3309129) && throwRangeError(outOfBoundsDate), 
  isoDate;
}

function checkIsoDateInBounds(isoDate, allowPlainDateLowerEdge = 1) {
  const epochNano = internal_isoDateToEpochNano(isoDate);
  return (epochNano < (allowPlainDateLowerEdge ? plainDateEpochNanoMin : epochNanoMin) || epochNano > epochNanoMax) && throwRangeError(outOfBoundsDate), 
  isoDate;
}

function checkIsoDateTimeInBounds(isoDateTime) {
  return checkIsoDateTimeEpochNanoInBounds(internal_isoDateTimeToEpochNano(isoDateTime)), isoDateTime;
}

function checkIsoDateTimeEpochNanoInBounds(epochNano) {
  return (epochNano <= plainDateEpochNanoMin || epochNano >= epochNanoMax + bigNanoInUtcDay) && throwRangeError(outOfBoundsDate), 
  epochNano;
}

function checkEpochNanoInBounds(epochNano) {
  return (epochNano < epochNanoMin || epochNano > epochNanoMax) && throwRangeError(outOfBoundsDate), 
  epochNano;
}

function isoDateTimeAndOffsetToEpochNano(isoDateTime, offsetNano) {
  return checkEpochNanoInBounds(internal_isoDateToEpochNano(isoDateTime) + BigInt(internal_timeFieldsToNano(isoDateTime) - offsetNano));
}

function roundNumberToInc(num, roundingInc, roundingMode) {
  return roundWithMode(num / roundingInc, roundingMode) * roundingInc || 0;
}

function roundWithMode(num, roundingMode) {
  return roundingModeFuncs[roundingMode](num);
}

function totalRelativeUnit(wholeValue, sign, endEpochNano, moveValueToEpochNano) {
  const unitWindow = clampRelativeUnitValue(wholeValue, sign, moveValueToEpochNano, endEpochNano);
  return interpolateRelativeUnitWindow(unitWindow, Number(endEpochNano - unitWindow.N) / Number(unitWindow.te - unitWindow.N));
}

function roundRelativeUnit(wholeValue, sign, endEpochNano, moveValueToEpochNano, roundingInc, roundingMode) {
  return roundRelativeUnitWindow(clampRelativeUnitValue(divTrunc(wholeValue, roundingInc) * roundingInc, roundingInc * sign, moveValueToEpochNano, endEpochNano), endEpochNano, roundingInc, roundingMode);
}

function roundRelativeUnitWindow(unitWindow, endEpochNano, roundingInc, roundingMode) {
  return roundNumberToInc(interpolateRelativeUnitWindow(unitWindow, computeEpochNanoFrac(endEpochNano, unitWindow.N, unitWindow.te)), roundingInc, roundingMode);
}

function clampRelativeUnitValue(startValue, valueDelta, moveValueToEpochNano, epochNanoProgress) {
  let unitWindow = computeRelativeUnitWindow(startValue, valueDelta, moveValueToEpochNano);
  return ((epochNanoProgress, epochNano0, epochNano1, sign) => sign > 0 ? epochNano0 <= epochNanoProgress && epochNanoProgress <= epochNano1 : epochNano1 <= epochNanoProgress && epochNanoProgress <= epochNano0)(epochNanoProgress, unitWindow.N, unitWindow.te, Math.sign(valueDelta)) || (unitWindow = computeRelativeUnitWindow(startValue + valueDelta, valueDelta, moveValueToEpochNano)), 
  unitWindow;
}

function computeRelativeUnitWindow(startValue, valueDelta, moveValueToEpochNano) {
  const endValue = startValue + valueDelta;
  return {
    ve: startValue,
    pe: endValue,
    N: moveValueToEpochNano(startValue),
    te: moveValueToEpochNano(endValue)
  };
}

function interpolateRelativeUnitWindow(unitWindow, fraction) {
  return unitWindow.ve + fraction * (unitWindow.pe - unitWindow.ve);
}

function computeEpochNanoFrac(epochNanoProgress, epochNano0, epochNano1) {
  const denomBig = epochNano1 - epochNano0;
  const numeratorBig = epochNanoProgress - epochNano0;
  if (!numeratorBig) {
    return 0;
  }
  const absNumerator = numeratorBig < 0n ? -numeratorBig : numeratorBig;
  const absDenom = denomBig < 0n ? -denomBig : denomBig;
  const fracSign = compareBigInts(numeratorBig, 0n) === compareBigInts(denomBig, 0n) ? 1 : -1;
  return compareBigInts(absNumerator, absDenom) <= 0 ? absNumerator === absDenom ? fracSign : fabricateNearHalfFraction(compareBigInts(2n * absNumerator, absDenom), fracSign) : Number(numeratorBig) / Number(denomBig);
}

function createEpochNanoSlots(epochNano) {
  return {
    epochNanoseconds: epochNano
  };
}

function createZonedEpochNanoSlots(epochNano, timeZone, calendar) {
  return {
    calendar: calendar,
    timeZone: timeZone,
    epochNanoseconds: epochNano
  };
}

function createDateTimeSlots(isoDateTime, calendar) {
  return pluckProps(timeFieldNamesAsc, isoDateTime, createDateSlots(isoDateTime, calendar));
}

function createDateSlots(isoDate, calendar) {
  return pluckProps(calendarDateFieldNamesAsc, isoDate, {
    calendar: calendar
  });
}

function createTimeSlots(time) {
  return pluckProps(timeFieldNamesAsc, time);
}

function createDurationSlots(durationFields) {
  return pluckProps(durationFieldNamesAsc, durationFields, {
    sign: computeDurationSign(durationFields)
  });
}

function roundZonedEpochSlotsToUnit(slots, smallestUnit, roundingInc, roundingMode) {
  return createZonedEpochNanoSlots(6 === smallestUnit ? roundZonedEpochToDay(slots, roundingMode) : roundZonedEpochToTime(slots, smallestUnit, roundingInc, roundingMode), slots.timeZone, slots.calendar);
}

function computeZonedHoursInDay(slots) {
  const [epochNano0, epochNano1] = computeZonedDayEpochInterval(slots);
  return divideBigNanoToExactNumber(epochNano1 - epochNano0, internal_nanoInHour);
}

function computeZonedStartOfDay(slots) {
  const {timeZone: timeZone, calendar: calendar} = slots;
  return createZonedEpochNanoSlots(getStartOfDayInstantFor(timeZone, combineDateAndTime(zonedEpochSlotsToIso(slots), timeFieldDefaults)), timeZone, calendar);
}

function alignZonedEpoch(computeAlignment, slots) {
  const {calendar: calendar, timeZone: timeZone} = slots;
  return getStartOfDayInstantFor(timeZone, computeAlignment(calendar, zonedEpochSlotsToIso(slots)));
}

function roundZonedEpochToInterval(computeInterval, slots, roundingMode) {
  const {calendar: calendar, timeZone: timeZone} = slots;
  const isoSlots = zonedEpochSlotsToIso(slots);
  const [isoDateTime0, isoDateTime1] = computeInterval(calendar, isoSlots);
  return roundZonedEpochToBounds(slots.epochNanoseconds, getStartOfDayInstantFor(timeZone, isoDateTime0), getStartOfDayInstantFor(timeZone, isoDateTime1), roundingMode);
}

function roundRelativeDuration(durationFields, endEpochNano, largestUnit, smallestUnit, roundingInc, roundingMode, relativeOps, isZoned) {
  if (0 === smallestUnit && 1 === roundingInc) {
    return durationFields;
  }
  const sign = computeDurationSign(durationFields) || 1;
  const nudgeFunc = isUniformUnit(smallestUnit, isZoned) ? isZoned && smallestUnit < 6 && largestUnit >= 6 ? nudgeZonedTimeDuration : nudgeDayTimeDuration : nudgeRelativeDuration;
  let [roundedDurationFields, roundedEpochNano, grewBigUnit] = nudgeFunc(sign, durationFields, endEpochNano, largestUnit, smallestUnit, roundingInc, roundingMode, relativeOps);
  return grewBigUnit && 7 !== smallestUnit && (roundedDurationFields = ((durationFields, endEpochNano, largestUnit, smallestUnit, sign, relativeOps) => {
    for (let currentUnit = smallestUnit + 1; currentUnit <= largestUnit; currentUnit++) {
      if (7 === currentUnit && 7 !== largestUnit) {
        continue;
      }
      const baseDurationFields = clearDurationFields(currentUnit, durationFields);
      baseDurationFields[durationFieldNamesAsc[currentUnit]] += sign;
      const thresholdCompare = compareBigInts(endEpochNano, moveRelativeMarkerToEpochNano(relativeOps, baseDurationFields));
      if (thresholdCompare && thresholdCompare !== sign) {
        break;
      }
      durationFields = baseDurationFields;
    }
    return durationFields;
  })(roundedDurationFields, roundedEpochNano, largestUnit, Math.max(6, smallestUnit), sign, relativeOps)), 
  roundedDurationFields;
}

function roundDayTimeDurationByInc(durationFields, nanoInc, roundingMode) {
  const maxUnit = Math.max(Math.min(getMaxDurationUnit(durationFields), 6), 3);
  return nanoToDurationDayTimeFields(roundBigNanoToInc(durationDayTimeToBigNano(durationFields), BigInt(nanoInc), roundingMode), maxUnit);
}

function roundZonedEpochToDay(slots, roundingMode) {
  const [epochNano0, epochNano1] = computeZonedDayEpochInterval(slots);
  return roundZonedEpochToBounds(slots.epochNanoseconds, epochNano0, epochNano1, roundingMode);
}

function roundZonedEpochToTime(slots, smallestUnit, roundingInc, roundingMode) {
  if (0 === smallestUnit && 1 === roundingInc) {
    return slots.epochNanoseconds;
  }
  const isoDateTime = zonedEpochSlotsToIso(slots);
  return getInstantPreferringOffset(slots.timeZone, roundDateTimeToUnit(isoDateTime, smallestUnit, roundingInc, roundingMode), isoDateTime.offsetNanoseconds);
}

function roundDateTimeToUnit(isoDateTime, smallestUnit, roundingInc, roundingMode) {
  return roundDateTimeToInc(isoDateTime, computeNanoInc(smallestUnit, roundingInc), roundingMode, unitNanoMap[smallestUnit + 1]);
}

function roundTimeToUnit(timeFields, smallestUnit, roundingInc, roundingMode) {
  return roundTimeToInc(timeFields, computeNanoInc(smallestUnit, roundingInc), roundingMode, unitNanoMap[smallestUnit + 1]);
}

function roundDateTimeToInc(isoDateTime, nanoInc, roundingMode, spanNano) {
  const [roundedTimeFields, dayDelta] = roundTimeToInc(isoDateTime, nanoInc, roundingMode, spanNano);
  const roundedIsoDateTime = combineDateAndTime(moveDateByDays(isoDateTime, dayDelta), roundedTimeFields);
  return checkIsoDateTimeInBounds(roundedIsoDateTime), roundedIsoDateTime;
}

function roundTimeToInc(timeFields, nanoInc, roundingMode, spanNano = nanoInUtcDay) {
  const timeNano = internal_timeFieldsToNano(timeFields);
  const remainderNano = timeNano % spanNano;
  return nanoToTimeAndDay(timeNano - remainderNano + roundNumberToInc(remainderNano, nanoInc, roundingMode));
}

function nudgeRelativeDuration(sign, durationFields, endEpochNano, _largestUnit, smallestUnit, roundingInc, roundingMode, relativeOps) {
  const smallestUnitFieldName = durationFieldNamesAsc[smallestUnit];
  const baseDurationFields = clearDurationFields(smallestUnit, durationFields);
  7 === smallestUnit && (durationFields = {
    ...durationFields,
    weeks: durationFields.weeks + Math.trunc(durationFields.days / 7)
  });
  const truncedVal = divTrunc(durationFields[smallestUnitFieldName], roundingInc) * roundingInc;
  const nudgeWindow = clampRelativeUnitValue(truncedVal, roundingInc * sign, value => (baseDurationFields[smallestUnitFieldName] = value, 
  moveRelativeMarkerToEpochNano(relativeOps, baseDurationFields)), endEpochNano);
  const roundedVal = roundRelativeUnitWindow(nudgeWindow, endEpochNano, roundingInc, roundingMode);
  return baseDurationFields[smallestUnitFieldName] = roundedVal, [ baseDurationFields, roundedVal === nudgeWindow.pe ? nudgeWindow.te : nudgeWindow.N, roundedVal !== truncedVal ];
}

function nudgeZonedTimeDuration(sign, durationFields, _endEpochNano, _largestUnit, smallestUnit, roundingInc, roundingMode, relativeOps) {
  const timeNano = Number(durationTimeToBigNano(durationFields));
  const nanoInc = computeNanoInc(smallestUnit, roundingInc);
  let roundedTimeNano = roundNumberToInc(timeNano, nanoInc, roundingMode);
  const dateDurationFields = {
    ...durationFields,
    ...durationTimeFieldDefaults
  };
  const dayEpochNano0 = relativeOps.X(dateDurationFields);
  const dayEpochNano1 = relativeOps.X({
    ...dateDurationFields,
    days: dateDurationFields.days + sign
  });
  const daySpanNano = Number(dayEpochNano1 - dayEpochNano0);
  Math.sign(daySpanNano) !== sign && throwRangeError("Out-of-bounds TimeZone gap");
  const beyondDayNano = roundedTimeNano - daySpanNano;
  let dayDelta = 0;
  let nudgedEpochNano;
  beyondDayNano && Math.sign(beyondDayNano) !== sign ? nudgedEpochNano = dayEpochNano0 + BigInt(roundedTimeNano) : (dayDelta += sign, 
  roundedTimeNano = roundNumberToInc(beyondDayNano, nanoInc, roundingMode), nudgedEpochNano = dayEpochNano1 + BigInt(roundedTimeNano));
  const durationTimeFields = nanoToDurationTimeFields(roundedTimeNano);
  return [ {
    ...durationFields,
    ...durationTimeFields,
    days: durationFields.days + dayDelta
  }, nudgedEpochNano, Boolean(dayDelta) ];
}

function nudgeDayTimeDuration(sign, durationFields, endEpochNano, largestUnit, smallestUnit, roundingInc, roundingMode) {
  const bigNano = durationDayTimeToBigNano(durationFields);
  const roundedBigNano = roundBigNanoToInc(bigNano, computeBigNanoInc(smallestUnit, roundingInc), roundingMode);
  const nanoDiff = roundedBigNano - bigNano;
  const expandedBigUnit = Math.sign(Number(roundedBigNano / bigNanoInUtcDay) - Number(bigNano / bigNanoInUtcDay)) === sign;
  const roundedDayTimeFields = nanoToDurationDayTimeFields(roundedBigNano, Math.min(largestUnit, 6));
  return [ {
    ...durationFields,
    ...roundedDayTimeFields
  }, endEpochNano + nanoDiff, expandedBigUnit ];
}

function computeZonedDayEpochInterval(slots) {
  const {timeZone: timeZone} = slots;
  const isoDateTime0 = combineDateAndTime(zonedEpochSlotsToIso(slots), timeFieldDefaults);
  const isoDateTime1 = combineDateAndTime(moveDateByDays(isoDateTime0, 1), timeFieldDefaults);
  return [ getStartOfDayInstantFor(timeZone, isoDateTime0), getStartOfDayInstantFor(timeZone, isoDateTime1) ];
}

function roundZonedEpochToBounds(epochNano, epochNano0, epochNano1, roundingMode) {
  return roundWithMode(computeEpochNanoFrac(epochNano < epochNano1 ? epochNano : epochNano1 - 1n, epochNano0, epochNano1), roundingMode) ? epochNano1 : epochNano0;
}

function roundToMinute(offsetNano) {
  return roundNumberToInc(offsetNano, internal_nanoInMinute, 7);
}

function roundBigNanoToInc(bigNano, bigNanoInc, roundingMode) {
  return roundBigNanoToIncWithTail(bigNano, bigNanoInc, roundingMode, bigNano / bigNanoInc % 2n);
}

function roundBigNanoToDayOriginInc(bigNano, bigNanoInc, roundingMode) {
  const [day, timeNano] = divModFloorBigInt(bigNano, bigNanoInUtcDay);
  const dayOriginNano = day * bigNanoInUtcDay;
  return dayOriginNano + roundBigNanoToIncWithTail(timeNano, bigNanoInc, roundingMode, dayOriginNano / bigNanoInc + timeNano / bigNanoInc & 1n);
}

function roundBigNanoToIncWithTail(bigNano, bigNanoInc, roundingMode, quotientTail) {
  const quotient = bigNano / bigNanoInc;
  const remainder = bigNano % bigNanoInc;
  let fraction = 0;
  remainder && (fraction = fabricateNearHalfFraction(compareBigInts(2n * (remainder < 0n ? -remainder : remainder), bigNanoInc), Math.sign(Number(remainder))));
  const roundedTail = roundWithMode(Number(quotientTail) + fraction, roundingMode);
  return (quotient - quotientTail + BigInt(roundedTail)) * bigNanoInc;
}

function computeNanoInc(smallestUnit, roundingInc) {
  return unitNanoMap[smallestUnit] * roundingInc;
}

function computeBigNanoInc(smallestUnit, roundingInc) {
  return BigInt(unitNanoMap[smallestUnit]) * BigInt(roundingInc);
}

const zonedEpochSlotsToIso = /*@__PURE__*/ memoize(_zonedEpochSlotsToIso, WeakMap);

function _zonedEpochSlotsToIso(slots) {
  const {epochNanoseconds: epochNanoseconds, timeZone: timeZone} = slots;
  const offsetNanoseconds = timeZone.B(epochNanoseconds);
  return {
    ...epochNanoToIsoDateTime(epochNanoseconds + BigInt(offsetNanoseconds)),
    offsetNanoseconds: offsetNanoseconds
  };
}

function getInstantPreferringOffset(timeZone, isoDateTime, offsetNano) {
  return getMatchingInstantFor(timeZone, isoDateTime, offsetNano, 2, 0);
}

function getMatchingInstantFor(timeZone, isoDateTime, offsetNano, offsetDisambig = 0, epochDisambig = 0, epochFuzzy, hasZ) {
  if (hasZ || void 0 !== offsetNano && 1 === offsetDisambig) {
    return isoDateTimeAndOffsetToEpochNano(isoDateTime, offsetNano || 0);
  }
  const possibleEpochNanos = timeZone.O(isoDateTime);
  if (void 0 !== offsetNano && 3 !== offsetDisambig) {
    checkIsoDateInBounds(isoDateTime, 0);
    const matchingEpochNano = ((possibleEpochNanos, isoDateTime, offsetNano, fuzzy) => {
      const zonedEpochNano = internal_isoDateTimeToEpochNano(isoDateTime);
      fuzzy && (offsetNano = roundToMinute(offsetNano));
      for (const possibleEpochNano of possibleEpochNanos) {
        let possibleOffsetNano = Number(zonedEpochNano - possibleEpochNano);
        if (fuzzy && (possibleOffsetNano = roundToMinute(possibleOffsetNano)), possibleOffsetNano === offsetNano) {
          return possibleEpochNano;
        }
      }
    })(possibleEpochNanos, isoDateTime, offsetNano, epochFuzzy);
    if (void 0 !== matchingEpochNano) {
      return matchingEpochNano;
    }
    0 === offsetDisambig && throwRangeError("Invalid TimeZone offset");
  }
  return getSingleInstantFor(timeZone, isoDateTime, epochDisambig, possibleEpochNanos);
}

function getSingleInstantFor(timeZone, isoDateTime, disambig = 0, possibleEpochNanos = timeZone.O(isoDateTime)) {
  if (1 === possibleEpochNanos.length) {
    return possibleEpochNanos[0];
  }
  if (1 === disambig && throwRangeError("Ambiguous offset"), possibleEpochNanos.length) {
    return possibleEpochNanos[3 === disambig ? 1 : 0];
  }
  const zonedEpochNano = internal_isoDateTimeToEpochNano(isoDateTime);
  const gapNano = ((timeZone, zonedEpochNano) => {
    const startOffsetNano = timeZone.B(zonedEpochNano - bigNanoInUtcDay);
    return (gapNano => (gapNano > nanoInUtcDay && throwRangeError("Out-of-bounds TimeZone gap"), 
    gapNano))(timeZone.B(zonedEpochNano + bigNanoInUtcDay) - startOffsetNano);
  })(timeZone, zonedEpochNano);
  const shiftedIsoDateTime = epochNanoToIsoDateTime(zonedEpochNano + BigInt(gapNano * (2 === disambig ? -1 : 1)));
  return (possibleEpochNanos = timeZone.O(shiftedIsoDateTime))[2 === disambig ? 0 : possibleEpochNanos.length - 1];
}

function getStartOfDayInstantFor(timeZone, isoDateTime) {
  const possibleEpochNanos = timeZone.O(isoDateTime);
  if (possibleEpochNanos.length) {
    return possibleEpochNanos[0];
  }
  const zonedEpochNanoDayBefore = internal_isoDateTimeToEpochNano(isoDateTime) - bigNanoInUtcDay;
  return timeZone.C(zonedEpochNanoDayBefore, 1);
}

function moveYearMonth(calendar, isoDate, durationSlots, overflow = 0) {
  computeDurationSign(durationSlots) && clampEntity("unit", getMaxDurationUnit(durationSlots), 8, 9, 1, durationFieldNamesAsc);
  const first = checkIsoDateInBounds(moveToStartOfMonth(calendar, isoDate));
  return moveToStartOfMonth(calendar, moveDate(calendar, first, durationSlots, overflow));
}

function moveYearMonthByUnits(calendar, isoDate, years, months, overflow) {
  const first = checkIsoDateInBounds(moveToStartOfMonth(calendar, isoDate));
  return moveToStartOfMonth(calendar, years || months ? checkIsoDateInBounds(internal_moveDateByCalendarUnits(calendar, first, years, months, overflow)) : first);
}

function moveZonedEpochSlots(slots, durationFields, overflow = 0) {
  const {calendar: calendar, epochNanoseconds: epochNano, timeZone: timeZone} = slots;
  const timeOnlyNano = durationTimeToBigNano(durationFields);
  let movedEpochNano = epochNano;
  if (durationHasDateParts(durationFields)) {
    const isoDateTime = zonedEpochSlotsToIso(slots);
    movedEpochNano = getSingleInstantFor(timeZone, combineDateAndTime(moveDate(calendar, isoDateTime, {
      ...durationFields,
      ...durationTimeFieldDefaults
    }, overflow), isoDateTime)) + timeOnlyNano;
  } else {
    movedEpochNano += timeOnlyNano;
  }
  return {
    ...slots,
    epochNanoseconds: checkEpochNanoInBounds(movedEpochNano)
  };
}

function moveDateTime(calendar, isoDateTime, durationFields, overflow = 0) {
  const [movedTimeFields, dayDelta] = moveTime(isoDateTime, durationFields);
  return checkIsoDateTimeInBounds(combineDateAndTime(moveDate(calendar, isoDateTime, {
    ...durationFields,
    ...durationTimeFieldDefaults,
    days: durationFields.days + dayDelta
  }, overflow), movedTimeFields));
}

function moveDateTimeByNano(fields, delta) {
  const [time, days] = moveTimeByNano(fields, delta);
  return checkIsoDateTimeInBounds(combineDateAndTime(moveDateByDays(fields, days), time));
}

function moveTime(timeFields, durationFields) {
  return moveTimeByNano(timeFields, durationTimeToBigNano(durationFields));
}

function moveEpochNano(epochNano, durationFields) {
  return moveEpochNanoByNano(epochNano, (clampEntity("unit", getMaxDurationUnit(fields = durationFields), 0, 5, 1, durationFieldNamesAsc), 
  durationTimeToBigNano(fields)));
  var fields;
}

function moveDate(calendar, isoDate, durationFields, overflow = 0) {
  let {years: years, months: months, weeks: weeks, days: days} = durationFields;
  let movedIsoDate;
  if (days += Number(durationTimeToBigNano(durationFields) / bigNanoInUtcDay), years || months) {
    movedIsoDate = internal_moveDateByCalendarUnits(calendar, isoDate, years, months, overflow);
  } else {
    if (!weeks && !days) {
      return isoDate;
    }
    movedIsoDate = isoDate;
  }
  return (weeks || days) && (movedIsoDate = moveDateByDays(movedIsoDate, 7 * weeks + days)), 
  checkIsoDateInBounds(movedIsoDate);
}

function moveToStartOfMonth(calendar, isoDate) {
  return moveDateByDays(isoDate, 1 - computeCalendarDateFields(calendar, isoDate).day);
}

function internal_moveDateByCalendarUnits(calendar, isoDate, years, months, overflow) {
  const dateParts = computeCalendarDateFields(calendar, isoDate);
  let {year: year, month: month, day: day} = dateParts;
  if (years) {
    const [monthCodeNumber, isLeapMonth] = computeCalendarMonthCodeParts(calendar, year, month);
    year += years, month = resolveMonthInMovedYear(calendar, monthCodeNumber, isLeapMonth, calendar ? calendar.p(year) : void 0, overflow), 
    month = clampEntity("month", month, 1, computeCalendarMonthsInYearForYear(calendar, year), overflow);
  }
  if (months) {
    const yearMonthParts = addCalendarMonths(calendar, year, month, months);
    ({year: year, month: month} = yearMonthParts);
  }
  return day = clampEntity("day", day, 1, computeCalendarDaysInMonthForYearMonth(calendar, year, month), overflow), 
  computeCalendarIsoFieldsFromParts(calendar, year, month, day);
}

function addCalendarMonths(calendar, year, month, monthDelta) {
  return calendar ? calendar.ae(year, month, monthDelta) : addIsoMonths(year, month, monthDelta);
}

function resolveMonthInMovedYear(calendar, monthCodeNumber, isLeapMonth, targetLeapMonth, overflow) {
  if (isLeapMonth) {
    const leapMonthMeta = calendar ? calendar.l : void 0;
    if (void 0 !== targetLeapMonth && (leapMonthMeta < 0 || targetLeapMonth === monthCodeNumber + 1)) {
      return targetLeapMonth;
    }
    if (1 === overflow && throwRangeError(invalidLeapMonth), leapMonthMeta < 0) {
      return -leapMonthMeta;
    }
  }
  return monthCodeNumberToMonth(monthCodeNumber, 0, targetLeapMonth);
}

function moveTimeByNano(timeFields, durationBigNano) {
  const durDays = Number(durationBigNano / bigNanoInUtcDay);
  const durTimeNano = Number(durationBigNano % bigNanoInUtcDay);
  const [newTimeFields, overflowDays] = nanoToTimeAndDay(internal_timeFieldsToNano(timeFields) + durTimeNano);
  return [ newTimeFields, durDays + overflowDays ];
}

function moveEpochNanoByNano(epochNano, deltaNano) {
  return checkEpochNanoInBounds(epochNano + deltaNano);
}

function moveDateByDays(isoDate, days) {
  return days ? epochDaysToIsoDate(isoDateToEpochDays(isoDate) + days) : isoDate;
}

function internal_getCommonCalendar(a, b) {
  return getCalendarSlotId(a) !== getCalendarSlotId(b) && throwRangeError("Mismatching Calendars"), 
  a;
}

function internal_getCommonTimeZone(a, b) {
  return a.m !== b.m && throwRangeError("Mismatching TimeZones"), 
  a;
}

function getZonedTimeZoneId(slots) {
  return slots.timeZone.id;
}

function diffZonedDateTimesRounded(calendar, startZoned, endZoned, largestUnit, smallestUnit, roundingInc, roundingMode) {
  return largestUnit < 6 ? diffEpochNanosRounded(startZoned.epochNanoseconds, endZoned.epochNanoseconds, largestUnit, smallestUnit, roundingInc, roundingMode) : ((calendar, startZoned, endZoned, largestUnit, smallestUnit, roundingInc, roundingMode) => {
    const timeZone = internal_getCommonTimeZone(startZoned.timeZone, endZoned.timeZone);
    const endEpochNano = endZoned.epochNanoseconds;
    if (endEpochNano === startZoned.epochNanoseconds) {
      return durationFieldDefaults;
    }
    let durationFields;
    return durationFields = internal_diffZonedEpochsExact(timeZone, calendar, startZoned, endZoned, largestUnit), 
    durationFields = roundRelativeDuration(durationFields, endEpochNano, largestUnit, smallestUnit, roundingInc, roundingMode, internal_createZonedRelativeOps(calendar, timeZone, startZoned), 1), 
    durationFields;
  })(calendar, startZoned, endZoned, largestUnit, smallestUnit, roundingInc, roundingMode);
}

function diffDateTimesRounded(calendar, startIsoDateTime, endIsoDateTime, largestUnit, smallestUnit, roundingInc, roundingMode) {
  return largestUnit <= 6 ? diffEpochNanosRounded(internal_isoDateTimeToEpochNano(startIsoDateTime), internal_isoDateTimeToEpochNano(endIsoDateTime), largestUnit, smallestUnit, roundingInc, roundingMode) : ((calendar, startIsoDateTime, endIsoDateTime, largestUnit, smallestUnit, roundingInc, roundingMode) => {
    const endEpochNano = internal_isoDateTimeToEpochNano(endIsoDateTime);
    const sign = compareBigInts(endEpochNano, internal_isoDateTimeToEpochNano(startIsoDateTime));
    if (!sign) {
      return durationFieldDefaults;
    }
    let durationFields;
    return durationFields = diffDateTimesBig(calendar, startIsoDateTime, endIsoDateTime, sign, largestUnit), 
    durationFields = roundRelativeDuration(durationFields, endEpochNano, largestUnit, smallestUnit, roundingInc, roundingMode, ((calendar, origin) => ({
      ne: internal_isoDateTimeToEpochNano(origin),
      X: duration => internal_isoDateTimeToEpochNano(combineDateAndTime(moveDate(calendar, origin, duration), origin))
    }))(calendar, startIsoDateTime)), durationFields;
  })(calendar, startIsoDateTime, endIsoDateTime, largestUnit, smallestUnit, roundingInc, roundingMode);
}

function diffYearMonthsRounded(calendar, startIsoDate, endIsoDate, largestUnit, smallestUnit, roundingInc, roundingMode) {
  const firstOfMonth0 = moveToStartOfMonth(calendar, startIsoDate);
  const firstOfMonth1 = moveToStartOfMonth(calendar, endIsoDate);
  return compareIsoDates(firstOfMonth0, firstOfMonth1) ? diffDateCalendarUnitsRounded(calendar, checkIsoDateInBounds(firstOfMonth0), checkIsoDateInBounds(firstOfMonth1), largestUnit, smallestUnit, roundingInc, roundingMode, 8) : durationFieldDefaults;
}

function diffDatesRounded(calendar, startIsoDate, endIsoDate, largestUnit, smallestUnit, roundingInc, roundingMode, smallestPrecision = 6) {
  return 6 === largestUnit ? diffEpochNanosRounded(internal_isoDateToEpochNano(startIsoDate), internal_isoDateToEpochNano(endIsoDate), largestUnit, smallestUnit, roundingInc, roundingMode) : diffDateCalendarUnitsRounded(calendar, startIsoDate, endIsoDate, largestUnit, smallestUnit, roundingInc, roundingMode, smallestPrecision);
}

function diffTimesRounded(plainTimeSlots0, plainTimeSlots1, largestUnit, smallestUnit, roundingInc, roundingMode) {
  const timeDiffNano = roundNumberToInc(internal_timeFieldsToNano(plainTimeSlots1) - internal_timeFieldsToNano(plainTimeSlots0), computeNanoInc(smallestUnit, roundingInc), roundingMode);
  return {
    ...durationFieldDefaults,
    ...nanoToDurationTimeFields(timeDiffNano, largestUnit)
  };
}

function diffDateCalendarUnitsRounded(calendar, startIsoDate, endIsoDate, largestUnit, smallestUnit, roundingInc, roundingMode, smallestPrecision = 6) {
  const endEpochNano = internal_isoDateToEpochNano(endIsoDate);
  if (!compareIsoDates(startIsoDate, endIsoDate)) {
    return durationFieldDefaults;
  }
  let durationFields;
  return durationFields = internal_diffCalendarDates(calendar, startIsoDate, endIsoDate, largestUnit), 
  smallestUnit === smallestPrecision && 1 === roundingInc || (durationFields = roundRelativeDuration(durationFields, endEpochNano, largestUnit, smallestUnit, roundingInc, roundingMode, internal_createDateRelativeOps(calendar, startIsoDate))), 
  durationFields;
}

function diffEpochNanosRounded(startEpochNano, endEpochNano, largestUnit, smallestUnit, roundingInc, roundingMode) {
  return {
    ...durationFieldDefaults,
    ...nanoToDurationDayTimeFields(roundBigNanoToInc(endEpochNano - startEpochNano, computeBigNanoInc(smallestUnit, roundingInc), roundingMode), largestUnit)
  };
}

function internal_diffZonedEpochsExact(timeZone, calendar, startZoned, endZoned, largestUnit) {
  return largestUnit < 6 ? {
    ...durationFieldDefaults,
    ...nanoToDurationDayTimeFields(endZoned.epochNanoseconds - startZoned.epochNanoseconds, largestUnit)
  } : ((timeZone, startZoned, endZoned) => {
    const sign = compareBigInts(endZoned.epochNanoseconds, startZoned.epochNanoseconds);
    if (!sign) {
      return durationFieldDefaults;
    }
    if (!compareIsoDates(zonedEpochSlotsToIso(startZoned), zonedEpochSlotsToIso(endZoned))) {
      return {
        ...durationFieldDefaults,
        ...nanoToDurationDayTimeFields(endZoned.epochNanoseconds - startZoned.epochNanoseconds, 5)
      };
    }
    const [startIsoDateTime, endIsoDate, remainderNano] = prepareZonedEpochDiff(timeZone, startZoned, endZoned, sign);
    return {
      ...(start = startIsoDateTime, end = endIsoDate, internal_diffCalendarDates(calendar, start, end, largestUnit)),
      ...nanoToDurationTimeFields(remainderNano)
    };
    var start, end;
  })(timeZone, startZoned, endZoned);
}

function internal_diffDateTimesExact(calendar, startIsoDateTime, endIsoDateTime, largestUnit) {
  const startEpochNano = internal_isoDateTimeToEpochNano(startIsoDateTime);
  const endEpochNano = internal_isoDateTimeToEpochNano(endIsoDateTime);
  const sign = compareBigInts(endEpochNano, startEpochNano);
  return sign ? largestUnit <= 6 ? {
    ...durationFieldDefaults,
    ...nanoToDurationDayTimeFields(endEpochNano - startEpochNano, largestUnit)
  } : diffDateTimesBig(calendar, startIsoDateTime, endIsoDateTime, sign, largestUnit) : durationFieldDefaults;
}

function diffDateTimesBig(calendar, startIsoDateTime, endIsoDateTime, sign, largestUnit) {
  let diffEndDate = endIsoDateTime;
  let timeNano = internal_timeFieldsToNano(endIsoDateTime) - internal_timeFieldsToNano(startIsoDateTime);
  return Math.sign(timeNano) === -sign && (diffEndDate = moveDateByDays(endIsoDateTime, -sign), 
  timeNano += nanoInUtcDay * sign), {
    ...internal_diffCalendarDates(calendar, startIsoDateTime, diffEndDate, largestUnit),
    ...nanoToDurationTimeFields(timeNano)
  };
}

function prepareZonedEpochDiff(timeZone, startZoned, endZoned, sign) {
  const startIsoDate = zonedEpochSlotsToIso(startZoned);
  const endIsoDate = zonedEpochSlotsToIso(endZoned);
  const endEpochNano = endZoned.epochNanoseconds;
  let dayCorrection = 0;
  const timeDiffNano = internal_timeFieldsToNano(endIsoDate) - internal_timeFieldsToNano(startIsoDate);
  Math.sign(timeDiffNano) === -sign && dayCorrection++;
  const maxDayCorrection = sign > 0 ? 2 : 1;
  for (;;dayCorrection++) {
    const midIsoDate = moveDateByDays(endIsoDate, dayCorrection * -sign);
    const midEpochNano = getSingleInstantFor(timeZone, combineDateAndTime(midIsoDate, startIsoDate));
    if (dayCorrection === maxDayCorrection || compareBigInts(endEpochNano, midEpochNano) !== -sign) {
      return [ startIsoDate, midIsoDate, Number(endEpochNano - midEpochNano) ];
    }
  }
}

function internal_diffCalendarDates(calendar, startIsoDate, endIsoDate, largestUnit) {
  if (largestUnit <= 7) {
    return ((asWeeks, start, end) => {
      const days = countIsoDays(start, end);
      return asWeeks ? {
        ...durationFieldDefaults,
        weeks: divTrunc(days, 7),
        days: modTrunc(days, 7)
      } : {
        ...durationFieldDefaults,
        days: days
      };
    })(7 === largestUnit, startIsoDate, endIsoDate);
  }
  const yearMonthDayStart = computeCalendarDateFields(calendar, startIsoDate);
  const yearMonthDayEnd = computeCalendarDateFields(calendar, endIsoDate);
  if (8 === largestUnit) {
    const {year: year0, month: month0, day: day0} = yearMonthDayStart;
    const {year: year1, month: month1, day: day1} = yearMonthDayEnd;
    const sign = Math.sign(compareNumbers(year1, year0) || compareNumbers(month1, month0) || countIsoDays(startIsoDate, endIsoDate));
    let months = 0;
    let days = 0;
    if (sign) {
      months = calendar ? calendar.ee(year0, month0, year1, month1) : diffIsoMonthSlots(year0, month0, year1, month1);
      let anchorIsoDate = internal_moveDateByCalendarUnits(calendar, startIsoDate, 0, months, 0);
      sign * compareNumbers(day0, day1) > 0 && (months -= sign, anchorIsoDate = internal_moveDateByCalendarUnits(calendar, startIsoDate, 0, months, 0)), 
      days = countIsoDays(anchorIsoDate, endIsoDate);
    }
    return {
      ...durationFieldDefaults,
      months: months,
      days: days
    };
  }
  const {year: year0, month: month0, day: day0} = yearMonthDayStart;
  let {year: year1, month: month1, day: day1} = yearMonthDayEnd;
  let yearDiff = year1 - year0;
  let monthDiff = month1 - month0;
  let dayDiff = day1 - day0;
  if (yearDiff || monthDiff) {
    const sign = Math.sign(yearDiff || monthDiff);
    let daysInMonth1 = computeCalendarDaysInMonthForYearMonth(calendar, year1, month1);
    let dayCorrect = 0;
    if (Math.sign(day1 - day0) === -sign) {
      const origDaysInMonth1 = daysInMonth1;
      const yearMonthParts = addCalendarMonths(calendar, year1, month1, -sign);
      ({year: year1, month: month1} = yearMonthParts), yearDiff = year1 - year0, monthDiff = month1 - month0, 
      daysInMonth1 = computeCalendarDaysInMonthForYearMonth(calendar, year1, month1), 
      dayCorrect = sign < 0 ? -origDaysInMonth1 : daysInMonth1;
    }
    if (dayDiff = day1 - Math.min(day0, daysInMonth1) + dayCorrect, yearDiff) {
      const [monthCodeNumber0, isLeapMonth0] = computeCalendarMonthCodeParts(calendar, year0, month0);
      const [monthCodeNumber1, isLeapMonth1] = computeCalendarMonthCodeParts(calendar, year1, month1);
      const leapMonthMeta = calendar ? calendar.l : void 0;
      if (monthDiff = void 0 !== leapMonthMeta && isLeapMonth0 && !isLeapMonth1 && (leapMonthMeta < 0 ? sign > 0 && monthCodeNumber1 === -leapMonthMeta : sign < 0 && monthCodeNumber1 === monthCodeNumber0) ? 0 : monthCodeNumber1 - monthCodeNumber0 || Number(isLeapMonth1) - Number(isLeapMonth0), 
      Math.sign(monthDiff) === -sign) {
        const monthCorrect = sign < 0 && -computeCalendarMonthsInYearForYear(calendar, year1);
        year1 -= sign, yearDiff = year1 - year0, monthDiff = month1 - resolveMonthInMovedYear(calendar, monthCodeNumber0, isLeapMonth0, calendar ? calendar.p(year1) : void 0, 0) + (monthCorrect || computeCalendarMonthsInYearForYear(calendar, year1));
      } else if (calendar) {
        const month0Projected = resolveMonthInMovedYear(calendar, monthCodeNumber0, isLeapMonth0, calendar.p(year1), 0);
        monthDiff = calendar.ee(year1, month0Projected, year1, month1);
      }
    }
  }
  return {
    ...durationFieldDefaults,
    years: yearDiff,
    months: monthDiff,
    days: dayDiff
  };
}

function compareIsoDates(isoDate0, isoDate1) {
  return compareNumbers(isoDate0.year, isoDate1.year) || compareNumbers(isoDate0.month, isoDate1.month) || compareNumbers(isoDate0.day, isoDate1.day);
}

function countIsoDays(startIsoDate, endIsoDate) {
  return isoDateToEpochDays(endIsoDate) - isoDateToEpochDays(startIsoDate);
}

function spanRelativeDuration(relativeToSlots, durationFields, largestUnit) {
  return isZonedEpochSlots(relativeToSlots) ? ((relativeToSlots, durationFields, largestUnit) => {
    const {calendar: calendar, timeZone: timeZone} = relativeToSlots;
    const endSlots = moveZonedEpochSlots(relativeToSlots, durationFields);
    return [ internal_diffZonedEpochsExact(timeZone, calendar, relativeToSlots, endSlots, largestUnit), endSlots.epochNanoseconds, internal_createZonedRelativeOps(calendar, timeZone, relativeToSlots) ];
  })(relativeToSlots, durationFields, largestUnit) : ((relativeToSlots, durationFields, largestUnit) => {
    const {calendar: calendar} = relativeToSlots;
    const origin = checkIsoDateTimeInBounds(combineDateAndTime(relativeToSlots, timeFieldDefaults));
    const end = moveDateTime(calendar, origin, durationFields);
    return [ internal_diffDateTimesExact(calendar, origin, end, largestUnit), internal_isoDateTimeToEpochNano(end), internal_createDateRelativeOps(calendar, relativeToSlots) ];
  })(relativeToSlots, durationFields, largestUnit);
}

function moveRelativeEndpointToEpochNano(relativeToSlots, durationFields) {
  return isZonedEpochSlots(relativeToSlots) ? moveZonedEpochSlots(relativeToSlots, durationFields).epochNanoseconds : internal_isoDateTimeToEpochNano(moveDateTime(relativeToSlots.calendar, combineDateAndTime(relativeToSlots, timeFieldDefaults), durationFields));
}

function moveRelativeMarkerToEpochNano(relativeOps, dateDuration) {
  return durationHasDateParts(dateDuration) ? relativeOps.X(dateDuration) : relativeOps.ne;
}

function internal_createZonedRelativeOps(calendar, timeZone, slots) {
  const origin = zonedEpochSlotsToIso(slots);
  return {
    ne: slots.epochNanoseconds,
    X: duration => getSingleInstantFor(timeZone, combineDateAndTime(moveDate(calendar, origin, duration), origin))
  };
}

function internal_createDateRelativeOps(calendar, origin) {
  return {
    ne: internal_isoDateToEpochNano(origin),
    X: duration => internal_isoDateToEpochNano(moveDate(calendar, origin, duration))
  };
}

function isZonedEpochSlots(slots) {
  return "timeZone" in slots;
}

function isUniformUnit(unit, isZoned) {
  return unit <= 6 - (isZoned ? 1 : 0);
}

function nanoToGivenFields(nano, largestUnit, fieldNames) {
  const fields = {};
  for (let unit = largestUnit; unit >= 0; unit--) {
    const divisor = unitNanoMap[unit];
    fields[fieldNames[unit]] = divTrunc(nano, divisor), nano = modTrunc(nano, divisor);
  }
  return fields;
}

const maxDurationSeconds = 2 ** 53;

function addDurationsWithoutRelativeTo(doSubtract, slots, otherSlots) {
  const maxUnit = Math.max(getMaxDurationUnit(slots), getMaxDurationUnit(otherSlots));
  return clampEntity("unit", maxUnit, 0, 6, 1, durationFieldNamesAsc), ((doSubtract, slots, otherSlots, maxUnit) => createDurationSlots(validateDurationFields(((a, b, largestUnit, doSubtract) => {
    const combined = durationDayTimeToBigNano(a) + durationDayTimeToBigNano(b) * BigInt(doSubtract ? -1 : 1);
    return Number.isFinite(Number(combined / bigNanoInUtcDay)) || throwRangeError(outOfBoundsDate), 
    {
      ...durationFieldDefaults,
      ...nanoToDurationDayTimeFields(combined, largestUnit)
    };
  })(slots, otherSlots, maxUnit, doSubtract))))(doSubtract, slots, otherSlots, maxUnit);
}

function roundDuration(refineRelativeTo, slots, options) {
  const durationLargestUnit = getMaxDurationUnit(slots);
  const [largestUnit, smallestUnit, roundingInc, roundingMode, relativeToSlots] = ((options, defaultLargestUnit, refineRelativeTo) => {
    options = normalizeOptionsOrString(options, smallestUnitStr);
    let largestUnit = coerceLargestUnit(options);
    const relativeToInternals = refineRelativeTo(options.relativeTo);
    let roundingInc = coerceRoundingIncInteger(options);
    const roundingMode = coerceRoundingMode(options, 7);
    let smallestUnit = coerceSmallestUnit(options);
    return void 0 === largestUnit && void 0 === smallestUnit && throwRangeError("Required smallestUnit or largestUnit"), 
    null == smallestUnit && (smallestUnit = 0), null == largestUnit && (largestUnit = Math.max(smallestUnit, defaultLargestUnit)), 
    checkLargestSmallestUnit(largestUnit, smallestUnit), roundingInc = validateRoundingInc(roundingInc, smallestUnit, 1), 
    roundingInc > 1 && smallestUnit > 5 && largestUnit !== smallestUnit && throwRangeError("For calendar units with roundingIncrement > 1, use largestUnit = smallestUnit"), 
    [ largestUnit, smallestUnit, roundingInc, roundingMode, relativeToInternals ];
  })(options, durationLargestUnit, refineRelativeTo);
  if (!relativeToSlots && Math.max(durationLargestUnit, largestUnit) <= 6) {
    return createDurationSlots(validateDurationFields(((durationFields, largestUnit, smallestUnit, roundingInc, roundingMode) => {
      const roundedBigNano = roundBigNanoToInc(durationDayTimeToBigNano(durationFields), computeBigNanoInc(smallestUnit, roundingInc), roundingMode);
      return {
        ...durationFieldDefaults,
        ...nanoToDurationDayTimeFields(roundedBigNano, largestUnit)
      };
    })(slots, largestUnit, smallestUnit, roundingInc, roundingMode)));
  }
  relativeToSlots || throwRangeError("Missing relativeTo");
  const isZoned = isZonedEpochSlots(relativeToSlots);
  if (!slots.sign && (!isZoned || largestUnit < 6)) {
    return slots;
  }
  const [balancedDuration, endEpochNano, relativeOps] = spanRelativeDuration(relativeToSlots, slots, largestUnit);
  return createDurationSlots(roundRelativeDuration(balancedDuration, endEpochNano, largestUnit, smallestUnit, roundingInc, roundingMode, relativeOps, isZoned));
}

function absDuration(slots) {
  return -1 === slots.sign ? negateDuration(slots) : slots;
}

function negateDuration(slots) {
  return createDurationSlots(negateDurationFields(slots));
}

function negateDurationFields(fields) {
  const res = {};
  for (const fieldName of durationFieldNamesAsc) {
    res[fieldName] = -1 * fields[fieldName] || 0;
  }
  return res;
}

function computeDurationSign(fields, fieldNames = durationFieldNamesAsc) {
  let sign = 0;
  for (const fieldName of fieldNames) {
    const fieldSign = Math.sign(fields[fieldName]);
    fieldSign && (sign && sign !== fieldSign && throwRangeError("Cannot mix duration signs"), 
    sign = fieldSign);
  }
  return sign;
}

function validateDurationFields(fields) {
  for (const calendarUnit of durationCalendarFieldNamesAsc) {
    validateDurationCalendarUnit(calendarUnit, fields[calendarUnit]);
  }
  const bigNano = durationDayTimeToBigNano(fields);
  return validateDurationTimeUnit(Number(bigNano / bigNanoInSec)), fields;
}

function validateDurationCalendarUnit(unit, value) {
  return clampEntity(unit, value, -4294967295, 4294967295, 1);
}

function validateDurationTimeUnit(n) {
  Number.isSafeInteger(n) || throwRangeError("Out-of-bounds duration");
}

function durationDayTimeToBigNano(fields) {
  return BigInt(fields.days) * bigNanoInUtcDay + durationTimeToBigNano(fields);
}

function durationTimeToBigNano(fields) {
  return BigInt(fields.hours) * bigNanoInHour + BigInt(fields.minutes) * bigNanoInMinute + durationSubMinuteToBigNano(fields);
}

function durationSubMinuteToBigNano(fields) {
  return BigInt(fields.seconds) * bigNanoInSec + BigInt(fields.milliseconds) * bigNanoInMilli + BigInt(fields.microseconds) * bigNanoInMicro + BigInt(fields.nanoseconds);
}

function nanoToDurationDayTimeFields(bigNano, largestUnit = 6) {
  const days = Number(bigNano / bigNanoInUtcDay);
  const timeNano = Number(bigNano % bigNanoInUtcDay);
  const unitNano = unitNanoMap[largestUnit];
  const largestUnitVal = largestUnit <= 3 ? Number(bigNano / BigInt(unitNano)) : days * (nanoInUtcDay / unitNano) + divTrunc(timeNano, unitNano);
  Number.isFinite(largestUnitVal) || throwRangeError(outOfBoundsDate), largestUnit <= 3 && Math.abs(largestUnitVal) / (internal_nanoInSec / unitNanoMap[largestUnit]) >= maxDurationSeconds && throwRangeError(outOfBoundsDate);
  const dayTimeFields = nanoToGivenFields(timeNano, largestUnit, durationFieldNamesAsc);
  return dayTimeFields[durationFieldNamesAsc[largestUnit]] = largestUnitVal, dayTimeFields;
}

function nanoToDurationTimeFields(nano, largestUnit = 5) {
  return nanoToGivenFields(nano, largestUnit, durationFieldNamesAsc);
}

function durationHasDateParts(fields) {
  return Boolean(computeDurationSign(fields, durationDateFieldNamesAsc));
}

function getMaxDurationUnit(fields) {
  let unit = 9;
  for (;unit > 0 && !fields[durationFieldNamesAsc[unit]]; unit--) {}
  return unit;
}

function compareZonedEpochSlots(zonedEpochSlots0, zonedEpochSlots1) {
  return compareBigInts(zonedEpochSlots0.epochNanoseconds, zonedEpochSlots1.epochNanoseconds);
}

function compareDurations(refineRelativeTo, durationSlots0, durationSlots1, options) {
  const relativeToSlots = refineRelativeTo(normalizeOptions(options).relativeTo);
  const maxUnit = Math.max(getMaxDurationUnit(durationSlots0), getMaxDurationUnit(durationSlots1));
  return allPropsEqual(durationFieldNamesAsc, durationSlots0, durationSlots1) ? 0 : isUniformUnit(maxUnit, relativeToSlots && isZonedEpochSlots(relativeToSlots)) ? compareBigInts(durationDayTimeToBigNano(durationSlots0), durationDayTimeToBigNano(durationSlots1)) : (relativeToSlots || throwRangeError("Missing relativeTo"), 
  compareBigInts(moveRelativeEndpointToEpochNano(relativeToSlots, durationSlots0), moveRelativeEndpointToEpochNano(relativeToSlots, durationSlots1)));
}

function compareIsoDateTimeFields(isoDateTime0, isoDateTime1) {
  return compareIsoDateFields(isoDateTime0, isoDateTime1) || compareTimeFields(isoDateTime0, isoDateTime1);
}

function compareIsoDateFields(isoDate0, isoDate1) {
  return compareNumbers(isoDateToEpochDays(isoDate0), isoDateToEpochDays(isoDate1));
}

function compareTimeFields(timeFields0, timeFields1) {
  return compareNumbers(internal_timeFieldsToNano(timeFields0), internal_timeFieldsToNano(timeFields1));
}

function instantsEqual(instantSlots0, instantSlots1) {
  return !compareZonedEpochSlots(instantSlots0, instantSlots1);
}

function zonedDateTimesEqual(zonedDateTimeSlots0, zonedDateTimeSlots1) {
  return !compareZonedEpochSlots(zonedDateTimeSlots0, zonedDateTimeSlots1) && zonedDateTimeSlots0.timeZone.m === zonedDateTimeSlots1.timeZone.m && zonedDateTimeSlots0.calendar === zonedDateTimeSlots1.calendar;
}

function plainDateTimesEqual(plainDateTimeSlots0, plainDateTimeSlots1) {
  return !compareIsoDateTimeFields(plainDateTimeSlots0, plainDateTimeSlots1) && plainDateTimeSlots0.calendar === plainDateTimeSlots1.calendar;
}

function plainDatesEqual(plainDateSlots0, plainDateSlots1) {
  return !compareIsoDateFields(plainDateSlots0, plainDateSlots1) && plainDateSlots0.calendar === plainDateSlots1.calendar;
}

function plainYearMonthsEqual(plainYearMonthSlots0, plainYearMonthSlots1) {
  return !compareIsoDateFields(plainYearMonthSlots0, plainYearMonthSlots1) && plainYearMonthSlots0.calendar === plainYearMonthSlots1.calendar;
}

function plainMonthDaysEqual(plainMonthDaySlots0, plainMonthDaySlots1) {
  return !compareIsoDateFields(plainMonthDaySlots0, plainMonthDaySlots1) && plainMonthDaySlots0.calendar === plainMonthDaySlots1.calendar;
}

function plainTimesEqual(plainTimeSlots0, plainTimeSlots1) {
  return !compareTimeFields(plainTimeSlots0, plainTimeSlots1);
}

function getCalendarEraOrigins(calendar) {
  return 0 === calendar ? gregoryEraOrigins : calendar ? calendar.k : void 0;
}

function getCalendarFieldNames(calendar, fieldNames, fieldNamesWithEra = fieldNames) {
  return getCalendarEraOrigins(calendar) ? fieldNamesWithEra : fieldNames;
}

function resolveCalendarYear(fields, calendar) {
  const exoticCalendar = calendar || void 0;
  const eraOrigins = getCalendarEraOrigins(calendar);
  let {era: era, eraYear: eraYear, year: year} = fields;
  if (void 0 !== year && (year = utils_toIntegerWithTrunc(year, "year")), void 0 !== eraYear && (eraYear = utils_toIntegerWithTrunc(eraYear, "eraYear")), 
  void 0 !== era || void 0 !== eraYear) {
    void 0 !== era && void 0 !== eraYear || throwTypeError("Mismatching era/eraYear"), 
    eraOrigins || throwRangeError("Forbidden era/eraYear");
    const normalizedEra = normalizeEraName(era);
    const eraOrigin = eraOrigins[normalizedEra];
    void 0 === eraOrigin && throwRangeError((era => `Invalid era: ${era}`)(era));
    const yearByEra = exoticCalendar?._ ? exoticCalendar._(eraYear, normalizedEra, eraOrigin) : eraYearToYear(eraYear, eraOrigin);
    void 0 !== year && year !== yearByEra && throwRangeError("Mismatching year/eraYear"), 
    year = yearByEra;
  } else {
    void 0 === year && throwTypeError(missingYear(eraOrigins));
  }
  return year;
}

function resolveCalendarMonth(fields, calendar, year, monthCodeParts, overflow) {
  let {month: month, monthCode: monthCode} = fields;
  if (void 0 !== monthCode) {
    const monthByCode = ((calendar, monthCode, year, overflow, monthCodeParts = parseMonthCode(monthCode)) => {
      const leapMonth = calendar ? calendar.p(year) : void 0;
      const [monthCodeNumber, wantsLeapMonth] = monthCodeParts;
      let month = monthCodeNumberToMonth(monthCodeNumber, wantsLeapMonth, leapMonth);
      if (wantsLeapMonth) {
        const leapMonthMeta = calendar ? calendar.l : void 0;
        void 0 === leapMonthMeta && throwRangeError(invalidLeapMonth), leapMonthMeta > 0 ? (month > leapMonthMeta && throwRangeError(invalidLeapMonth), 
        leapMonth !== month && (1 === overflow && throwRangeError(invalidLeapMonth), month = monthCodeNumberToMonth(monthCodeNumber, 0, leapMonth))) : (month !== -leapMonthMeta && throwRangeError(invalidLeapMonth), 
        void 0 === leapMonth && 1 === overflow && throwRangeError(invalidLeapMonth));
      }
      return month;
    })(calendar, monthCode, year, overflow, monthCodeParts);
    void 0 !== month && month !== monthByCode && throwRangeError("Mismatching month/monthCode"), 
    month = monthByCode, overflow = 1;
  } else {
    void 0 === month && throwTypeError("Missing month/monthCode");
  }
  return clampEntity("month", month, 1, computeCalendarMonthsInYearForYear(calendar, year), overflow);
}

function resolveCalendarDay(fields, calendar, year, month, overflow) {
  return clampProp(fields, "day", 1, computeCalendarDaysInMonthForYearMonth(calendar, year, month), overflow);
}

function eraYearToYear(eraYear, eraOrigin) {
  return (eraOrigin + eraYear) * (Math.sign(eraOrigin) || 1) || 0;
}

function resolveTimeFields(fields, overflow) {
  return constrainTimeFields(pluckProps(timeFieldNamesAsc, {
    ...timeFieldDefaults,
    ...fields
  }), overflow);
}

const offsetRegExp = /^([+-])([01]\d|2[0-3])(?:(:?)([0-5]\d)(?:\3([0-5]\d)(?:[.,](\d{1,9}))?)?)?$/;

function parseOffsetNano(s) {
  const offsetNano = parseOffsetNanoMaybe(s);
  return void 0 === offsetNano && throwRangeError(failedParse(s)), offsetNano;
}

function parseOffsetNanoMaybe(s, onlyHourMinute) {
  const parts = offsetRegExp.exec(s);
  if (parts) {
    return onlyHourMinute && parts[5] && throwRangeError(failedParse(s)), (s => s && "+" !== s ? -1 : 1)(parts[1]) * (parseInt(parts[2]) * internal_nanoInHour + parseInt0(parts[4]) * internal_nanoInMinute + parseInt0(parts[5]) * internal_nanoInSec + parseSubsecNano(parts[6] || ""));
  }
}

const dateFieldRefiners = {
  era: internal_toString,
  month: utils_toPositiveIntegerWithTruncation,
  monthCode(monthCode, fieldName) {
    return requireString(toPrimitiveWithStringHint(monthCode), fieldName);
  },
  day: utils_toPositiveIntegerWithTruncation
};

const timeFieldRefiners = /*@__PURE__*/ zipPropsConst(timeFieldNamesAsc, utils_toIntegerWithTrunc);

const durationFieldRefiners = /*@__PURE__*/ zipPropsConst(durationFieldNamesAsc, internal_toStrictInteger);

const dateTimeFieldRefiners = /*@__PURE__*/ Object.assign({}, dateFieldRefiners, timeFieldRefiners);

const zonedDateTimeFieldRefiners = {
  offset(offsetString) {
    return parseOffsetNano(requireString(toPrimitiveWithStringHint(offsetString)));
  },
  ...dateTimeFieldRefiners
};

function readAndRefineBagFields(bag, validFieldNames, fieldRefiners, requiredFieldNames, disallowEmpty = !requiredFieldNames) {
  const res = {};
  let anyMatching = 0;
  for (const fieldName of validFieldNames) {
    let fieldVal = bag[fieldName];
    if (void 0 !== fieldVal) {
      anyMatching = 1;
      const refiner = fieldRefiners[fieldName];
      refiner && (fieldVal = refiner(fieldVal, fieldName)), res[fieldName] = fieldVal;
    } else {
      requiredFieldNames && requiredFieldNames.includes(fieldName) && throwTypeError(missingField(fieldName));
    }
  }
  return disallowEmpty && !anyMatching && throwTypeError("No valid fields: " + validFieldNames.join()), 
  res;
}

function internal_refineOverflowOptions(options) {
  return void 0 === options ? 0 : coerceOverflow(requireObjectLike(options));
}

function refineZonedFieldOptions(options, defaultOffsetDisambig = 0) {
  options = normalizeOptions(options);
  const epochDisambig = coerceEpochDisambig(options);
  const offsetDisambig = coerceOffsetDisambig(options, defaultOffsetDisambig);
  return [ coerceOverflow(options), offsetDisambig, epochDisambig ];
}

function refineEpochDisambigOptions(options) {
  return coerceEpochDisambig(normalizeOptions(options));
}

function refineCalendarDateFields(fields, calendar, allowMissingDay) {
  const eraOrigins = getCalendarEraOrigins(calendar);
  void 0 !== fields.year || void 0 !== fields.era && void 0 !== fields.eraYear || throwTypeError(missingYear(eraOrigins)), 
  void 0 === fields.monthCode && void 0 === fields.month && throwTypeError("Missing month/monthCode"), 
  allowMissingDay || void 0 !== fields.day || throwTypeError(missingField("day"));
  const monthCodeParts = parseMonthCodeField(fields);
  return [ resolveCalendarYear(fields, calendar), monthCodeParts ];
}

function refineMonthDayFields(fields, calendar) {
  const isIso = calendar === isoCalendarImpl;
  const eraOrigins = getCalendarEraOrigins(calendar);
  void 0 === fields.day && throwTypeError(missingField("day")), isIso || void 0 === fields.month || void 0 !== fields.year || void 0 !== fields.era && void 0 !== fields.eraYear || throwTypeError(missingYear(eraOrigins));
  const monthCodeParts = parseMonthCodeField(fields);
  return [ void 0 !== fields.eraYear || void 0 !== fields.year ? resolveCalendarYear(fields, calendar) : void 0, monthCodeParts ];
}

function createDateTimeFromRefinedFields(isoDate, timeFields = timeFieldDefaults, calendar) {
  const isoDateTime = combineDateAndTime(isoDate, timeFields);
  return checkIsoDateTimeInBounds(isoDateTime), createDateTimeSlots(isoDateTime, calendar);
}

function createDateFromRefinedFields(fields, calendar, year, monthCodeParts, overflow) {
  const month = resolveCalendarMonth(fields, calendar, year, monthCodeParts, overflow);
  return createDateSlots(checkIsoDateInBounds(computeCalendarIsoFieldsFromParts(calendar, year, month, resolveCalendarDay(fields, calendar, year, month, overflow))), calendar);
}

function createYearMonthFromRefinedFields(fields, calendar, year, monthCodeParts, overflow) {
  return createYearMonthFromCalendarParts(calendar, year, resolveCalendarMonth(fields, calendar, year, monthCodeParts, overflow));
}

function createMonthDayFromRefinedFields(fields, calendar, year, monthCodeParts, overflow) {
  const isIso = calendar === isoCalendarImpl;
  let yearMaybe = year;
  let day;
  let monthCodeNumber;
  let isLeapMonth;
  if (void 0 === yearMaybe && isIso && (yearMaybe = 1972), void 0 !== yearMaybe) {
    isIso || checkIsoDateInBounds(computeCalendarIsoFieldsFromParts(calendar, yearMaybe, 1, 1));
    const month = resolveCalendarMonth(fields, calendar, yearMaybe, monthCodeParts, overflow);
    day = resolveCalendarDay(fields, calendar, yearMaybe, month, overflow), [monthCodeNumber, isLeapMonth] = computeCalendarMonthCodeParts(calendar, yearMaybe, month);
  } else {
    void 0 === fields.monthCode && throwTypeError("Missing month/monthCode"), [monthCodeNumber, isLeapMonth] = monthCodeParts;
    const referenceYear = calendar ? calendar.re : 1972;
    if (void 0 !== referenceYear) {
      day = resolveCalendarDay(fields, calendar, referenceYear, resolveCalendarMonth(fields, calendar, referenceYear, monthCodeParts, overflow), overflow);
    } else {
      const constrainedDay = 0 === overflow && calendar ? calendar.ge?.(monthCodeNumber, isLeapMonth, fields.day) : void 0;
      day = void 0 !== constrainedDay ? constrainedDay : fields.day;
    }
  }
  return createMonthDayFromMonthCodeParts(calendar, monthCodeNumber, isLeapMonth, day, fields.day, overflow);
}

function createYearMonthFromCalendarParts(calendar, year, month) {
  return createDateSlots(checkIsoYearMonthInBounds(computeCalendarIsoFieldsFromParts(calendar, year, month, 1)), calendar);
}

function createMonthDayFromCalendarParts(calendar, year, month, day) {
  const [monthCodeNumber, isLeapMonth] = computeCalendarMonthCodeParts(calendar, year, month);
  return createMonthDayFromMonthCodeParts(calendar, monthCodeNumber, isLeapMonth, day, day, 0);
}

function createMonthDayFromMonthCodeParts(calendar, monthCodeNumber, isLeapMonthArg, day, requestedDay, overflow) {
  let isLeapMonth = isLeapMonthArg;
  isLeapMonth && ((calendar && calendar.U?.[monthCodeNumber]) ?? 1 / 0) < requestedDay && (1 === overflow && throwRangeError(invalidLeapMonth), 
  isLeapMonth = 0, day = internal_constrainToRange(requestedDay, 1, (calendar && calendar.R) ?? 1 / 0));
  let res = calendar ? calendar.u(monthCodeNumber, Boolean(isLeapMonth), day) : computeIsoYearMonthFieldsForMonthDay(monthCodeNumber, Boolean(isLeapMonth));
  for (;!res && 0 === overflow && day > 1; ) {
    day--, res = calendar ? calendar.u(monthCodeNumber, Boolean(isLeapMonth), day) : computeIsoYearMonthFieldsForMonthDay(monthCodeNumber, Boolean(isLeapMonth));
  }
  res || throwRangeError("Cannot guess year");
  const {year: finalYear, month: finalMonth} = res;
  return createDateSlots(checkIsoDateInBounds(computeCalendarIsoFieldsFromParts(calendar, finalYear, finalMonth, day)), calendar);
}

function parseMonthCodeField(fields) {
  if (void 0 !== fields.monthCode) {
    return parseMonthCode(fields.monthCode);
  }
}

const RawDateTimeFormat = Intl.DateTimeFormat;

function formatEpochMilliToPartsRecord(intlFormat, epochMilli) {
  epochMilli < -864e13 && throwRangeError(outOfBoundsDate);
  const parts = intlFormat.formatToParts(epochMilli);
  const hash = {};
  for (const part of parts) {
    hash[part.type] = part.value;
  }
  return hash;
}

const utcTimeZoneId = "UTC";

const timeZonePeriodDaysByName = {
  "El_Aaiun": 16,
  "Tucuman": 12,
  "Tirane": 11,
  "Riga": 10,
  "Simferopol": 9,
  "Vienna": 9,
  "Tunis": 8,
  "Boa_Vista": 6,
  "Fortaleza": 6,
  "Maceio": 6,
  "Noronha": 6,
  "Recife": 6,
  "Gaza": 6,
  "Hebron": 6,
  "DeNoronha": 6
};

const minPossibleTransitionSec = -4e9;

function refineTimeDisplayTuple(options, maxSmallestUnit = 4) {
  const subsecDigits = coerceFractionalSecondDigits(options);
  const roundingMode = coerceRoundingMode(options, 4);
  const smallestUnit = coerceSmallestUnit(options);
  return [ roundingMode, ...resolveSmallestUnitAndSubsecDigits(validateUnitRange(smallestUnitStr, smallestUnit, 0, maxSmallestUnit), subsecDigits) ];
}

function refineDateDisplayOptions(options) {
  return coerceCalendarDisplay(normalizeOptions(options));
}

function refineTimeDisplayOptions(options, maxSmallestUnit) {
  return refineTimeDisplayTuple(normalizeOptions(options), maxSmallestUnit);
}

function resolveSmallestUnitAndSubsecDigits(smallestUnit, subsecDigits) {
  return null != smallestUnit ? [ unitNanoMap[smallestUnit], smallestUnit < 4 ? 9 - 3 * smallestUnit : -1 ] : [ void 0 === subsecDigits ? 1 : 10 ** (9 - subsecDigits), subsecDigits ];
}

function formatInstantIso(refineTimeZoneString, instantSlots, options) {
  const [timeZoneArg, roundingMode, nanoInc, subsecDigits] = (options => {
    const subsecDigits = coerceFractionalSecondDigits(options = normalizeOptions(options));
    const roundingMode = coerceRoundingMode(options, 4);
    const smallestUnit = coerceSmallestUnit(options);
    return [ options.timeZone, roundingMode, ...resolveSmallestUnitAndSubsecDigits(validateUnitRange(smallestUnitStr, smallestUnit, 0, 4), subsecDigits) ];
  })(options);
  const providedTimeZone = void 0 !== timeZoneArg;
  return ((providedTimeZone, timeZone, epochNano, roundingMode, nanoInc, subsecDigits) => {
    epochNano = roundBigNanoToDayOriginInc(epochNano, BigInt(nanoInc), roundingMode);
    const offsetNano = timeZone.B(epochNano);
    return formatIsoDateTimeFields(epochNanoToIsoDateTime(epochNano + BigInt(offsetNano)), subsecDigits) + (providedTimeZone ? formatOffsetNano(roundToMinute(offsetNano)) : "Z");
  })(providedTimeZone, queryTimeZone(providedTimeZone ? refineTimeZoneString(timeZoneArg) : "UTC"), instantSlots.epochNanoseconds, roundingMode, nanoInc, subsecDigits);
}

function formatInstantIsoAuto(instantSlots) {
  return formatIsoDateTimeFields(epochNanoToIsoDateTime(instantSlots.epochNanoseconds), void 0) + "Z";
}

function formatZonedDateTimeIso(zonedDateTimeSlots0, options) {
  const displayOptions = (options => {
    options = normalizeOptions(options);
    const calendarDisplay = coerceCalendarDisplay(options);
    const subsecDigits = coerceFractionalSecondDigits(options);
    const offsetDisplay = coerceOffsetDisplay(options);
    const roundingMode = coerceRoundingMode(options, 4);
    const smallestUnit = coerceSmallestUnit(options);
    return [ calendarDisplay, coerceTimeZoneDisplay(options), offsetDisplay, roundingMode, ...resolveSmallestUnitAndSubsecDigits(validateUnitRange(smallestUnitStr, smallestUnit, 0, 4), subsecDigits) ];
  })(options);
  return ((calendar, timeZoneId, timeZone, epochNano, calendarDisplay, timeZoneDisplay, offsetDisplay, roundingMode, nanoInc, subsecDigits) => {
    epochNano = roundBigNanoToDayOriginInc(epochNano, BigInt(nanoInc), roundingMode);
    const offsetNano = timeZone.B(epochNano);
    return formatIsoDateTimeFields(epochNanoToIsoDateTime(epochNano + BigInt(offsetNano)), subsecDigits) + formatOffsetNano(roundToMinute(offsetNano), offsetDisplay) + formatTimeZone(timeZoneId, timeZoneDisplay) + formatCalendar(calendar, calendarDisplay);
  })(zonedDateTimeSlots0.calendar, zonedDateTimeSlots0.timeZone.id, zonedDateTimeSlots0.timeZone, zonedDateTimeSlots0.epochNanoseconds, ...displayOptions);
}

function formatZonedDateTimeIsoAuto(zonedDateTimeSlots) {
  const calendar = zonedDateTimeSlots.calendar;
  const timeZone = zonedDateTimeSlots.timeZone;
  const offsetNano = timeZone.B(zonedDateTimeSlots.epochNanoseconds);
  return formatIsoDateTimeFields(epochNanoToIsoDateTime(zonedDateTimeSlots.epochNanoseconds + BigInt(offsetNano)), void 0) + formatOffsetNano(roundToMinute(offsetNano)) + formatTimeZone(timeZone.id, 0) + (calendar === isoCalendarImpl ? "" : formatCalendarId(getCalendarSlotId(calendar), 0));
}

function formatPlainDateTimeIso(plainDateTimeSlots0, options) {
  const displayOptions = (options => (options = normalizeOptions(options), [ coerceCalendarDisplay(options), ...refineTimeDisplayTuple(options) ]))(options);
  return ((calendar, isoDateTime, calendarDisplay, roundingMode, nanoInc, subsecDigits) => formatIsoDateTimeFields(roundDateTimeToInc(isoDateTime, nanoInc, roundingMode), subsecDigits) + formatCalendar(calendar, calendarDisplay))(plainDateTimeSlots0.calendar, plainDateTimeSlots0, ...displayOptions);
}

function formatDateTimeIsoAuto(isoDateTimeSlots) {
  const calendar = isoDateTimeSlots.calendar;
  return formatIsoDateTimeFields(isoDateTimeSlots, void 0) + (calendar === isoCalendarImpl ? "" : formatCalendarId(getCalendarSlotId(calendar), 0));
}

function formatPlainDateIso(plainDateSlots, options) {
  return calendar = plainDateSlots.calendar, isoDate = plainDateSlots, calendarDisplay = refineDateDisplayOptions(options), 
  formatIsoDateFields(isoDate) + formatCalendar(calendar, calendarDisplay);
  var calendar, isoDate, calendarDisplay;
}

function formatDateIsoAuto(plainDateSlots) {
  return formatIsoDateFields(plainDateSlots) + (plainDateSlots.calendar === isoCalendarImpl ? "" : formatCalendarId(getCalendarSlotId(plainDateSlots.calendar), 0));
}

function formatPlainYearMonthIso(plainYearMonthSlots, options) {
  return formatDateLikeIso(plainYearMonthSlots.calendar, formatIsoYearMonthFields, plainYearMonthSlots, refineDateDisplayOptions(options));
}

function formatYearMonthIsoAuto(plainYearMonthSlots) {
  const calendar = plainYearMonthSlots.calendar;
  return calendar !== isoCalendarImpl ? formatIsoDateFields(plainYearMonthSlots) + formatCalendarId(getCalendarSlotId(calendar), 0) : formatIsoYearMonthFields(plainYearMonthSlots);
}

function formatPlainMonthDayIso(plainMonthDaySlots, options) {
  return formatDateLikeIso(plainMonthDaySlots.calendar, formatIsoMonthDayFields, plainMonthDaySlots, refineDateDisplayOptions(options));
}

function formatMonthDayIsoAuto(plainMonthDaySlots) {
  const calendar = plainMonthDaySlots.calendar;
  return calendar !== isoCalendarImpl ? formatIsoDateFields(plainMonthDaySlots) + formatCalendarId(getCalendarSlotId(calendar), 0) : formatIsoMonthDayFields(plainMonthDaySlots);
}

function formatDateLikeIso(calendar, formatSimple, isoDate, calendarDisplay) {
  const showCalendar = calendarDisplay > 1 || 0 === calendarDisplay && calendar !== isoCalendarImpl;
  return 1 === calendarDisplay ? calendar === isoCalendarImpl ? formatSimple(isoDate) : formatIsoDateFields(isoDate) : showCalendar ? formatIsoDateFields(isoDate) + formatCalendarId(getCalendarSlotId(calendar), 2 === calendarDisplay) : formatSimple(isoDate);
}

function formatPlainTimeIso(slots, options) {
  return ((fields, roundingMode, nanoInc, subsecDigits) => formatTimeFields(roundTimeToInc(fields, nanoInc, roundingMode)[0], subsecDigits))(slots, ...refineTimeDisplayOptions(options));
}

function formatTimeIsoAuto(slots) {
  return formatTimeFields(slots, void 0);
}

function formatDurationIso(slots, options) {
  const [roundingMode, nanoInc, subsecDigits] = refineTimeDisplayOptions(options, 3);
  return nanoInc > 1 && ((slots = {
    ...slots,
    ...roundDayTimeDurationByInc(slots, nanoInc, roundingMode)
  }).sign = computeDurationSign(slots), validateDurationFields(slots)), formatDurationSlots(slots, subsecDigits);
}

function formatDurationIsoAuto(slots) {
  return formatDurationSlots(slots, void 0);
}

function formatDurationSlots(durationSlots, subsecDigits) {
  const {sign: sign} = durationSlots;
  const abs = -1 === sign ? negateDurationFields(durationSlots) : durationSlots;
  const {hours: hours, minutes: minutes} = abs;
  const bigNano = durationSubMinuteToBigNano(abs);
  const wholeSec = Number(bigNano / bigNanoInSec);
  const subsecNano = Number(bigNano % bigNanoInSec);
  validateDurationTimeUnit(wholeSec);
  const subsecNanoString = formatSubsecNano(subsecNano, subsecDigits);
  const forceSec = subsecDigits >= 0 || !sign || subsecNanoString;
  return (sign < 0 ? "-" : "") + "P" + formatDurationFragments({
    "Y": formatDurationNumber(abs.years),
    "M": formatDurationNumber(abs.months),
    "W": formatDurationNumber(abs.weeks),
    "D": formatDurationNumber(abs.days)
  }) + (hours || minutes || wholeSec || forceSec ? "T" + formatDurationFragments({
    "H": formatDurationNumber(hours),
    "M": formatDurationNumber(minutes),
    "S": formatDurationNumber(wholeSec, forceSec) + subsecNanoString
  }) : "");
}

function formatDurationFragments(fragObj) {
  const parts = [];
  for (const fragName in fragObj) {
    const fragVal = fragObj[fragName];
    fragVal && parts.push(fragVal, fragName);
  }
  return parts.join("");
}

function formatDurationNumber(n, force) {
  if (!n && !force) {
    return "";
  }
  const options = Object.create(null);
  return options.useGrouping = 0, n.toLocaleString("fullwide", options);
}

function formatIsoDateTimeFields(isoDateTime, subsecDigits) {
  return formatIsoDateFields(isoDateTime) + "T" + formatTimeFields(isoDateTime, subsecDigits);
}

function formatIsoDateFields(isoDate) {
  return formatIsoYearMonthFields(isoDate) + "-" + padNumber2(isoDate.day);
}

function formatIsoYearMonthFields(isoDate) {
  const {year: year} = isoDate;
  return (year < 0 || year > 9999 ? getSignStr(year) + padNumber(6, Math.abs(year)) : padNumber(4, year)) + "-" + padNumber2(isoDate.month);
}

function formatIsoMonthDayFields(isoDate) {
  return padNumber2(isoDate.month) + "-" + padNumber2(isoDate.day);
}

function formatTimeFields(timeFields, subsecDigits) {
  const parts = [ padNumber2(timeFields.hour), padNumber2(timeFields.minute) ];
  return -1 !== subsecDigits && parts.push(padNumber2(timeFields.second) + ((millisecond, microsecond, nanosecond, subsecDigits) => formatSubsecNano(millisecond * internal_nanoInMilli + microsecond * internal_nanoInMicro + nanosecond, subsecDigits))(timeFields.millisecond, timeFields.microsecond, timeFields.nanosecond, subsecDigits)), 
  parts.join(":");
}

function formatOffsetNano(offsetNano, offsetDisplay = 0) {
  if (1 === offsetDisplay) {
    return "";
  }
  const [hour, nanoRemainder0] = divModFloor(Math.abs(offsetNano), internal_nanoInHour);
  const [minute, nanoRemainder1] = divModFloor(nanoRemainder0, internal_nanoInMinute);
  const [second, nanoRemainder2] = divModFloor(nanoRemainder1, internal_nanoInSec);
  return getSignStr(offsetNano) + padNumber2(hour) + ":" + padNumber2(minute) + (second || nanoRemainder2 ? ":" + padNumber2(second) + formatSubsecNano(nanoRemainder2) : "");
}

function formatTimeZone(timeZoneId, timeZoneDisplay) {
  return 1 !== timeZoneDisplay ? "[" + (2 === timeZoneDisplay ? "!" : "") + timeZoneId + "]" : "";
}

function formatCalendar(calendar, calendarDisplay) {
  return calendarDisplay > 1 || 0 === calendarDisplay && calendar !== isoCalendarImpl ? formatCalendarId(getCalendarSlotId(calendar), 2 === calendarDisplay) : "";
}

function formatCalendarId(calendarId, isCritical) {
  return "[" + (isCritical ? "!" : "") + "u-ca=" + calendarId + "]";
}

const trailingZerosRE = /0+$/;

function formatSubsecNano(totalNano, subsecDigits) {
  let s = padNumber(9, totalNano);
  return s = void 0 === subsecDigits ? s.replace(trailingZerosRE, "") : s.slice(0, subsecDigits), 
  s ? "." + s : "";
}

function getSignStr(num) {
  return num < 0 ? "-" : "+";
}

const icuRegExp = /^(AC|AE|AG|AR|AS|BE|BS|CA|CN|CS|CT|EA|EC|IE|IS|JS|MI|NE|NS|PL|PN|PR|PS|SS|VS)T$/;

const badCharactersRegExp = /[^\w\/:+-]+/;

function refineTimeZoneId(rawId) {
  return resolveTimeZoneId(requireString(rawId));
}

function resolveTimeZoneId(rawId) {
  return resolveTimeZoneRecord(rawId).id;
}

const resolveTimeZoneRecord = /*@__PURE__*/ memoize(rawId => {
  const upperRawId = rawId.toUpperCase();
  const offsetRecord = (upperRawId => {
    const offsetNano = parseOffsetNanoMaybe(upperRawId, 1);
    if (void 0 !== offsetNano) {
      return {
        id: formatOffsetNano(offsetNano),
        Z: offsetNano,
        m: offsetNano
      };
    }
  })(upperRawId);
  if (offsetRecord) {
    return {
      kind: "fixed",
      ...offsetRecord
    };
  }
  const normId = "UTC" === upperRawId ? "UTC" : (rawId => (badCharactersRegExp.test(rawId) && throwRangeError(invalidTimeZone(rawId)), 
  icuRegExp.test(rawId) && throwRangeError("Forbidden ICU TimeZone"), rawId.toLowerCase().split("/").map((part, partI) => (part.length <= 3 || /\d/.test(part)) && !/etc|yap/.test(part) ? part.toUpperCase() : part.replace(/baja|dumont|[a-z]+/g, (a, i) => a.length <= 2 && !partI || "in" === a || "chat" === a ? a.toUpperCase() : a.length > 2 || !i ? capitalize(a).replace(/island|noronha|murdo|rivadavia|urville/, capitalize) : a)).join("/")))(rawId);
  return queryNamedTimeZoneRecord(normId);
});

const queryNamedTimeZoneRecord = /*@__PURE__*/ memoize(normId => {
  if ("UTC" === normId) {
    return {
      kind: "utc",
      id: normId,
      m: normId
    };
  }
  const format = (upperNormId = normId.toUpperCase(), new RawDateTimeFormat("en-u-hc-h23", {
    calendar: "iso8601",
    timeZone: upperNormId,
    era: "short",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
    second: "numeric"
  }));
  var upperNormId;
  return {
    kind: "named",
    id: normId,
    format: format,
    m: format.resolvedOptions().timeZone
  };
});

function queryTimeZone(rawTimeZoneId) {
  const record = resolveTimeZoneRecord(rawTimeZoneId);
  return queryTimeZoneRecord(record.id, record);
}

const queryTimeZoneRecord = /*@__PURE__*/ memoize((normTimeZoneId, record) => "named" === record.kind ? new IntlTimeZone(normTimeZoneId, record.m, record.format) : new FixedTimeZone(normTimeZoneId, record.m, "fixed" === record.kind ? record.Z : 0));

class FixedTimeZone {
  constructor(id, compareKey, offsetNano) {
    this.id = id, this.m = compareKey, this.Z = offsetNano;
  }
  B() {
    return this.Z;
  }
  O(isoDateTime) {
    return [ isoDateTimeAndOffsetToEpochNano(isoDateTime, this.Z) ];
  }
  C() {}
}

class IntlTimeZone {
  constructor(id, compareKey, format) {
    this.id = id, this.m = compareKey, this.me = ((computeOffsetSec, periodDays) => {
      const getSample = memoize(computeOffsetSec);
      const getSplit = memoize(createSplitTuple);
      const periodSec = 86400 * periodDays;
      function getOffsetSec(epochSec) {
        const [startEpochSec, endEpochSec] = computePeriod(epochSec, periodSec);
        const clampedStartEpochSec = clampIntlSampleEpochSec(startEpochSec);
        const clampedEndEpochSec = clampIntlSampleEpochSec(endEpochSec);
        const startOffsetSec = getSample(clampedStartEpochSec);
        const endOffsetSec = getSample(clampedEndEpochSec);
        return startOffsetSec === endOffsetSec ? startOffsetSec : pinch(getSplit(clampedStartEpochSec, clampedEndEpochSec), startOffsetSec, endOffsetSec, epochSec);
      }
      function searchTransition(searchEpochSec, direction, searchLimit, epochSec = searchEpochSec) {
        let [startEpochSec, endEpochSec] = computePeriod(searchEpochSec, periodSec);
        const inc = periodSec * direction;
        const inBounds = () => direction < 0 ? endEpochSec > searchLimit : startEpochSec < searchLimit;
        for (;inBounds(); ) {
          const clampedStartEpochSec = clampIntlSampleEpochSec(startEpochSec);
          const clampedEndEpochSec = clampIntlSampleEpochSec(endEpochSec);
          const startOffsetSec = getSample(clampedStartEpochSec);
          const endOffsetSec = getSample(clampedEndEpochSec);
          if (startOffsetSec !== endOffsetSec) {
            const split = getSplit(clampedStartEpochSec, clampedEndEpochSec);
            pinch(split, startOffsetSec, endOffsetSec);
            const transitionEpochSec = split[0];
            if ((compareNumbers(transitionEpochSec, epochSec) || 1) === direction) {
              return transitionEpochSec;
            }
          }
          startEpochSec += inc, endEpochSec += inc;
        }
      }
      function pinch(split, startOffsetSec, endOffsetSec, forEpochSec) {
        let offsetSec;
        let splitDurSec;
        for (;(void 0 === forEpochSec || void 0 === (offsetSec = forEpochSec < split[0] ? startOffsetSec : forEpochSec >= split[1] ? endOffsetSec : void 0)) && (splitDurSec = split[1] - split[0]); ) {
          const middleEpochSec = split[0] + Math.floor(splitDurSec / 2);
          computeOffsetSec(middleEpochSec) === endOffsetSec ? split[1] = middleEpochSec : split[0] = middleEpochSec + 1;
        }
        return offsetSec;
      }
      return {
        Ae(zonedEpochSec) {
          const wideOffsetSec0 = getOffsetSec(zonedEpochSec - 86400);
          const wideOffsetSec1 = getOffsetSec(zonedEpochSec + 86400);
          const wideUtcEpochSec0 = zonedEpochSec - wideOffsetSec0;
          const wideUtcEpochSec1 = zonedEpochSec - wideOffsetSec1;
          if (wideOffsetSec0 === wideOffsetSec1) {
            return [ wideUtcEpochSec0 ];
          }
          const narrowOffsetSec0 = getOffsetSec(wideUtcEpochSec0);
          return narrowOffsetSec0 === getOffsetSec(wideUtcEpochSec1) ? [ zonedEpochSec - narrowOffsetSec0 ] : wideOffsetSec0 > wideOffsetSec1 ? [ wideUtcEpochSec0, wideUtcEpochSec1 ] : [];
        },
        ze: getOffsetSec,
        C(epochSec, direction) {
          if (!(direction > 0 && epochSec >= 864e10)) {
            if (direction < 0) {
              if (epochSec <= minPossibleTransitionSec) {
                return;
              }
              return epochSec > 4e9 ? searchTransition(epochSec, -1, epochSec - 94867200) ?? searchTransition(4e9, -1, minPossibleTransitionSec) : searchTransition(epochSec, -1, minPossibleTransitionSec);
            }
            return searchTransition(Math.max(epochSec, minPossibleTransitionSec) - 1, 1, Math.max(epochSec, Math.floor(Date.now() / 1e3)) + 94867200, epochSec);
          }
        }
      };
    })((format => epochSec => {
      const intlParts = formatEpochMilliToPartsRecord(format, 1e3 * epochSec);
      return 86400 * isoPartsToEpochDays((intlParts => {
        const relatedYear = intlParts.relatedYear;
        if (void 0 !== relatedYear) {
          return parseInt(relatedYear);
        }
        const year = parseInt(intlParts.year);
        return void 0 !== intlParts.era && "bce" === normalizeEraName(intlParts.era) ? 1 - year : year;
      })(intlParts), parseInt(intlParts.month), parseInt(intlParts.day)) + 3600 * parseInt(intlParts.hour) + 60 * parseInt(intlParts.minute) + parseInt(intlParts.second) - epochSec;
    })(format), (timeZoneId => {
      const timeZoneName = timeZoneId.split("/").pop();
      return timeZonePeriodDaysByName[timeZoneName] || 19;
    })(id));
  }
  B(epochNano) {
    return this.me.ze((epochNano => epochNanoToSecMod(epochNano)[0])(epochNano)) * internal_nanoInSec;
  }
  O(isoDateTime) {
    const zonedEpochSec = 86400 * isoDateToEpochDays(isoDateTime) + timeFieldsToSec(isoDateTime);
    const subsecNano = timeFieldsToSubsecNano(isoDateTime);
    return this.me.Ae(zonedEpochSec).map(epochSec => checkEpochNanoInBounds(BigInt(epochSec) * bigNanoInSec + BigInt(subsecNano)));
  }
  C(epochNano, direction) {
    const [epochSec, subsecNano] = epochNanoToSecMod(epochNano);
    const resEpochSec = this.me.C(epochSec + (direction > 0 || subsecNano ? 1 : 0), direction);
    if (void 0 !== resEpochSec) {
      return BigInt(resEpochSec) * bigNanoInSec;
    }
  }
}

function createSplitTuple(startEpochSec, endEpochSec) {
  return [ startEpochSec, endEpochSec ];
}

function computePeriod(epochSec, periodSec) {
  const startEpochSec = Math.floor(epochSec / periodSec) * periodSec;
  return [ startEpochSec, startEpochSec + periodSec ];
}

function clampIntlSampleEpochSec(epochSec) {
  return internal_constrainToRange(epochSec, -1e10, 864e10);
}

function refineMaybeZonedDateTimeObjectLike(refineTimeZoneString, calendar, bag) {
  const fields = readAndRefineBagFields(bag, getCalendarFieldNames(calendar, dateTimeAndZoneFieldNamesAlpha, dateTimeAndZoneFieldNamesWithEraAlpha), zonedDateTimeFieldRefiners, [], 0);
  const isZoned = void 0 !== fields.timeZone;
  const [year, monthCodeParts] = refineCalendarDateFields(fields, calendar);
  const isoDate = createDateFromRefinedFields(fields, calendar, year, monthCodeParts, 0);
  if (isZoned) {
    const timeFields = resolveTimeFields(fields);
    const timeZone = queryTimeZone(refineTimeZoneString(fields.timeZone));
    return {
      epochNanoseconds: getMatchingInstantFor(timeZone, combineDateAndTime(isoDate, timeFields), fields.offset),
      timeZone: timeZone,
      calendar: calendar
    };
  }
  return isoDate;
}

function refineZonedDateTimeObjectLike(refineTimeZoneString, calendar, bag, options) {
  const fields = readAndRefineBagFields(bag, getCalendarFieldNames(calendar, dateTimeAndZoneFieldNamesAlpha, dateTimeAndZoneFieldNamesWithEraAlpha), zonedDateTimeFieldRefiners, timeZoneFieldNames, 0);
  const timeZoneId = refineTimeZoneString(fields.timeZone);
  const [year, monthCodeParts] = refineCalendarDateFields(fields, calendar);
  const [overflow, offsetDisambig, epochDisambig] = refineZonedFieldOptions(options);
  const isoDate = createDateFromRefinedFields(fields, calendar, year, monthCodeParts, overflow);
  const timeFields = resolveTimeFields(fields, overflow);
  const timeZone = queryTimeZone(timeZoneId);
  return createZonedEpochNanoSlots(getMatchingInstantFor(timeZone, combineDateAndTime(isoDate, timeFields), fields.offset, offsetDisambig, epochDisambig), timeZone, calendar);
}

function refinePlainDateTimeObjectLike(calendar, bag, options) {
  const fields = readAndRefineBagFields(bag, getCalendarFieldNames(calendar, dateTimeFieldNamesAlpha, dateTimeFieldNamesWithEraAlpha), dateTimeFieldRefiners, [], 0);
  const [year, monthCodeParts] = refineCalendarDateFields(fields, calendar);
  const overflow = internal_refineOverflowOptions(options);
  return createDateTimeFromRefinedFields(createDateFromRefinedFields(fields, calendar, year, monthCodeParts, overflow), resolveTimeFields(fields, overflow), calendar);
}

function refinePlainDateObjectLike(calendar, bag, options, requireFields = []) {
  const fields = readAndRefineBagFields(bag, getCalendarFieldNames(calendar, dateFieldNamesAlpha, dateFieldNamesWithEraAlpha), dateFieldRefiners, requireFields);
  const [year, monthCodeParts] = refineCalendarDateFields(fields, calendar);
  return createDateFromRefinedFields(fields, calendar, year, monthCodeParts, internal_refineOverflowOptions(options));
}

function refinePlainYearMonthObjectLike(calendar, bag, options, requireFields) {
  const fields = readAndRefineBagFields(bag, getCalendarFieldNames(calendar, yearMonthFieldNamesAlpha, yearMonthFieldNamesWithEraAlpha), dateFieldRefiners, requireFields);
  const [year, monthCodeParts] = refineCalendarDateFields(fields, calendar, 1);
  return createYearMonthFromRefinedFields(fields, calendar, year, monthCodeParts, internal_refineOverflowOptions(options));
}

function refinePlainMonthDayObjectLike(calendar, calendarAbsent, bag, options) {
  const fields = readAndRefineBagFields(bag, getCalendarFieldNames(calendar, dateFieldNamesAlpha, dateFieldNamesWithEraAlpha), dateFieldRefiners, dayFieldNamesAsc, 0);
  calendarAbsent && void 0 !== fields.month && void 0 === fields.monthCode && void 0 === fields.year && (fields.year = 1972);
  const [year, monthCodeParts] = refineMonthDayFields(fields, calendar);
  return createMonthDayFromRefinedFields(fields, calendar, year, monthCodeParts, internal_refineOverflowOptions(options));
}

function refinePlainTimeObjectLike(bag, options) {
  return resolveTimeFields(readAndRefineBagFields(bag, timeFieldNamesAlpha, timeFieldRefiners, [], 1), internal_refineOverflowOptions(options));
}

function refineDurationObjectLike(bag) {
  const durationFields = readAndRefineBagFields(bag, durationFieldNamesAlpha, durationFieldRefiners);
  return createDurationSlots(validateDurationFields({
    ...durationFieldDefaults,
    ...durationFields
  }));
}

function throwFailedParse(s) {
  throwRangeError(failedParse(s));
}

function parseInstant(s) {
  const organized = parseDateTimeLike(s = requireString(toPrimitiveWithStringHint(s)));
  let offsetNano;
  return organized || throwFailedParse(s), organized.I ? offsetNano = 0 : organized.offset ? offsetNano = parseOffsetNano(organized.offset) : throwFailedParse(s), 
  createEpochNanoSlots(isoDateTimeAndOffsetToEpochNano(organized, offsetNano));
}

function parseRelativeToSlots(s, resolveCalendar) {
  const organized = parseDateTimeLike(requireString(s));
  return organized && organized.timeZoneId ? finalizeZonedDateTime(organized, resolveCalendar, void 0) : finalizeDate(parsePlainDateLike(s), resolveCalendar);
}

function parseZonedDateTime(s, resolveCalendar, options) {
  const organized = parseDateTimeLike(requireString(s));
  return organized && organized.timeZoneId || throwFailedParse(s), finalizeZonedDateTime(organized, resolveCalendar, options);
}

function parsePlainDateTime(s, resolveCalendar) {
  const organized = parsePlainDateLike(s);
  return checkIsoDateTimeInBounds(organized), {
    ...combineDateAndTime(organized, organized),
    calendar: resolveCalendar(organized.calendarId)
  };
}

function parsePlainDate(s, resolveCalendar) {
  return finalizeDate(parsePlainDateLike(s), resolveCalendar);
}

function parsePlainYearMonth(s, resolveCalendar) {
  const organized = parseYearMonthOnly(requireString(s)) || parsePlainDateLike(s);
  const calendar = resolveCalendar(organized.calendarId);
  return createDateSlots(checkIsoYearMonthInBounds(moveToStartOfMonth(calendar, checkIsoYearMonthInBounds(organized))), calendar);
}

function parsePlainMonthDay(s, resolveCalendar) {
  const organized = parseMonthDayOnly(requireString(s)) || parsePlainDateLike(s);
  if ("iso8601" === organized.calendarId) {
    return createDateSlots({
      ...organized,
      year: 1972
    }, resolveCalendar("iso8601"));
  }
  const {calendar: calendar} = finalizeDate(organized, resolveCalendar);
  const {year: origYear, month: origMonth, day: day} = computeCalendarDateFields(calendar, organized);
  const [monthCodeNumber, isLeapMonth] = computeCalendarMonthCodeParts(calendar, origYear, origMonth);
  const yearMonthFields = calendar ? calendar.u(monthCodeNumber, isLeapMonth, day) : computeIsoYearMonthFieldsForMonthDay(monthCodeNumber, isLeapMonth);
  return yearMonthFields || throwRangeError("Cannot guess year"), createDateSlots(checkIsoDateInBounds(computeCalendarIsoFieldsFromParts(calendar, yearMonthFields.year, yearMonthFields.month, day)), calendar);
}

function parsePlainTime(s) {
  const organized = parseDateTimeLike(s = requireString(s)) || parseTimeOnly(s);
  return (!organized || !organized.qe || organized.I || parseYearMonthOnly(s) || parseMonthDayOnly(s)) && throwFailedParse(s), 
  createTimeSlots(organized);
}

function parseDuration(s) {
  const parts = durationRegExp.exec(requireString(s));
  parts && !invalidDurationRegExp.test(s) || throwFailedParse(s);
  const fraction = nanoToGivenFields(3600 * parseSubsecNano(parts[7] || "") + 60 * parseSubsecNano(parts[9] || "") + parseSubsecNano(parts[11] || ""), 4, durationFieldNamesAsc);
  const durationFields = {
    ...fraction,
    years: parseInt0(parts[2]),
    months: parseInt0(parts[3]),
    weeks: parseInt0(parts[4]),
    days: parseInt0(parts[5]),
    hours: parseInt0(parts[6]),
    minutes: parseInt0(parts[8]) + fraction.minutes,
    seconds: parseInt0(parts[10]) + fraction.seconds
  };
  return createDurationSlots(validateDurationFields("-" === parts[1] ? negateDurationFields(durationFields) : durationFields));
}

function parseCalendarId(s) {
  const organized = parseDateTimeLike(s) || parseYearMonthOnly(s) || parseMonthDayOnly(s) || parseTimeOnly(s);
  return organized ? organized.calendarId : s;
}

function parseTimeZoneId(s) {
  const parsed = parseDateTimeLike(s);
  return parsed && (parsed.timeZoneId || parsed.I && "UTC" || parsed.offset) || s;
}

function parsePlainDateLike(s) {
  const organized = parseDateTimeLike(requireString(s));
  return organized && !organized.I || throwFailedParse(s), organized;
}

function finalizeZonedDateTime(organized, resolveCalendar, options) {
  const timeZone = queryTimeZone(resolveTimeZoneId(organized.timeZoneId));
  let epochNano;
  if (organized.qe) {
    const offsetNano = organized.offset ? parseOffsetNano(organized.offset) : void 0;
    const [, offsetDisambig, epochDisambig] = refineZonedFieldOptions(options);
    epochNano = getMatchingInstantFor(timeZone, organized, offsetNano, offsetDisambig, epochDisambig, !(timeZone.Z || void 0 === organized.offset || (offset = organized.offset, 
    offset.length > 6)), organized.I);
  } else {
    refineZonedFieldOptions(options), epochNano = getStartOfDayInstantFor(timeZone, organized);
  }
  var offset;
  return checkEpochNanoInBounds(epochNano), createZonedEpochNanoSlots(epochNano, timeZone, resolveCalendar(organized.calendarId));
}

function finalizeDate(organized, resolveCalendar) {
  return createDateSlots(checkIsoDateInBounds(organized), resolveCalendar(organized.calendarId));
}

function timeRegExpStr(separatorIndex, leapSecondStr = "") {
  return `([01]\\d|2[0-3])(?:(:?)([0-5]\\d)(?:\\${separatorIndex}([0-5]\\d${leapSecondStr})(?:[.,](\\d{1,9}))?)?)?`;
}

const dateTimeRegExpStr = "((?!-0{6})[+-]\\d{6}|\\d{4})(-?)(0[1-9]|1[0-2])\\2(0[1-9]|[12]\\d|3[01])(?:[Tt ]" + timeRegExpStr(6, "|60") + "(?:([Zz])|(([+-])" + timeRegExpStr(14) + "))?)?";

const yearMonthRegExp = /*@__PURE__*/ createRegExp("((?!-0{6})[+-]\\d{6}|\\d{4})-?(0[1-9]|1[0-2])(?:\\[!?([+-](?:[01]\\d|2[0-3])(?::?[0-5]\\d)?|[a-zA-Z._][\\w.+-]*(?:/[a-zA-Z._][\\w.+-]*)*)\\])?((?:\\[!?[a-z_][a-z\\d_-]*=[a-zA-Z\\d]+(?:-[a-zA-Z\\d]+)*\\])*)");

const monthDayRegExp = /*@__PURE__*/ createRegExp("(?:--)?(0[1-9]|1[0-2])-?(0[1-9]|[12]\\d|3[01])(?:\\[!?([+-](?:[01]\\d|2[0-3])(?::?[0-5]\\d)?|[a-zA-Z._][\\w.+-]*(?:/[a-zA-Z._][\\w.+-]*)*)\\])?((?:\\[!?[a-z_][a-z\\d_-]*=[a-zA-Z\\d]+(?:-[a-zA-Z\\d]+)*\\])*)");

const dateTimeRegExp = /*@__PURE__*/ createRegExp(dateTimeRegExpStr + "(?:\\[!?([+-](?:[01]\\d|2[0-3])(?::?[0-5]\\d)?|[a-zA-Z._][\\w.+-]*(?:/[a-zA-Z._][\\w.+-]*)*)\\])?((?:\\[!?[a-z_][a-z\\d_-]*=[a-zA-Z\\d]+(?:-[a-zA-Z\\d]+)*\\])*)");

const annotationRegExp = /\[(!?)([^=]+)=([^\]]+)/g;

const durationRegExp = /^([+-])?P(\d+Y)?(\d+M)?(\d+W)?(\d+D)?(?:T(?:(\d+)(?:[.,](\d{1,9}))?H)?(?:(\d+)(?:[.,](\d{1,9}))?M)?(?:(\d+)(?:[.,](\d{1,9}))?S)?)?$/i;

const invalidDurationRegExp = /[PT]$|[.,]\d+[HMS]./i;

function parseDateTimeLike(s) {
  const parts = dateTimeRegExp.exec(s);
  if (!parts) {
    return;
  }
  const organized = (parts => ({
    year: parseInt(parts[1]),
    month: parseInt(parts[3]),
    day: parseInt(parts[4]),
    ...nanoToTimeAndDay(parseSubsecNano(parts[9] || ""))[0],
    hour: parseInt0(parts[5]),
    minute: parseInt0(parts[7]),
    second: Math.min(parseInt0(parts[8]), 59),
    ...organizeAnnotationParts(parts[18], parts[19]),
    qe: !!parts[5],
    I: !!parts[10],
    offset: parts[11]
  }))(parts);
  return validateIsoDateFields(organized);
}

function parseYearMonthOnly(s) {
  const parts = yearMonthRegExp.exec(s);
  return parts ? requireIsoCalendar((parts => ({
    year: parseInt(parts[1]),
    month: parseInt(parts[2]),
    day: 1,
    ...organizeAnnotationParts(parts[3], parts[4])
  }))(parts)) : void 0;
}

function parseMonthDayOnly(s) {
  const parts = monthDayRegExp.exec(s);
  if (parts) {
    const organized = (parts => ({
      year: 1972,
      month: parseInt(parts[1]),
      day: parseInt(parts[2]),
      ...organizeAnnotationParts(parts[3], parts[4])
    }))(parts);
    if (allPropsEqual(calendarDateFieldNamesAsc, isoDate = organized, constrainIsoDateFields(isoDate))) {
      return requireIsoCalendar(organized);
    }
  }
  var isoDate;
}

function requireIsoCalendar(organized) {
  return "iso8601" !== organized.calendarId && throwFailedParse(organized.calendarId), 
  organized;
}

function parseTimeOnly(s) {
  const organized = parseDateTimeLike(s.replace(/^t?/i, "0000-01-01T"));
  return organized && !organized.I ? organized : void 0;
}

function organizeAnnotationParts(timeZoneId, s) {
  let calendarIsCritical;
  const calendarIds = [];
  return s.replace(annotationRegExp, (whole, criticalStr, key, value) => ("u-ca" === key ? (calendarIds.push(value.toLowerCase()), 
  calendarIsCritical || (calendarIsCritical = criticalStr)) : criticalStr && throwFailedParse(whole), 
  "")), calendarIds.length > 1 && calendarIsCritical && throwFailedParse(s), {
    timeZoneId: timeZoneId,
    calendarId: calendarIds[0] || "iso8601"
  };
}

function mergeCalendarFields(calendar, baseFields, additionalFields) {
  const merged = Object.assign(Object.create(null), baseFields);
  return spliceFields(merged, additionalFields, monthFieldNames), getCalendarEraOrigins(calendar) && (spliceFields(merged, additionalFields, allYearFieldNames), 
  calendar && calendar.je && spliceFields(merged, additionalFields, monthDayFieldNames, eraYearFieldNames)), 
  merged;
}

function spliceFields(dest, additional, allPropNames, deletablePropNames) {
  let anyMatching = 0;
  const nonMatchingPropNames = [];
  for (const propName of allPropNames) {
    void 0 !== additional[propName] ? anyMatching = 1 : nonMatchingPropNames.push(propName);
  }
  if (Object.assign(dest, additional), anyMatching) {
    for (const deletablePropName of deletablePropNames || nonMatchingPropNames) {
      delete dest[deletablePropName];
    }
  }
}

function mergeZonedDateTimeFields(calendar, zonedDateTimeSlots, modFields) {
  const validFieldNames = getCalendarFieldNames(calendar, dateTimeAndOffsetFieldNamesAlpha, dateTimeAndOffsetFieldNamesWithEraAlpha);
  const zonedSlots = zonedEpochSlotsToIso(zonedDateTimeSlots);
  const {year: year, month: month, day: day} = computeCalendarDateFields(calendar, zonedSlots);
  const origFields = {
    year: year,
    monthCode: computeMonthCode(calendar, year, month),
    day: day,
    hour: zonedSlots.hour,
    minute: zonedSlots.minute,
    second: zonedSlots.second,
    millisecond: zonedSlots.millisecond,
    microsecond: zonedSlots.microsecond,
    nanosecond: zonedSlots.nanosecond,
    offset: zonedSlots.offsetNanoseconds
  };
  const partialFields = readAndRefineBagFields(modFields, validFieldNames, zonedDateTimeFieldRefiners);
  const mergedCalendarFields = mergeCalendarFields(calendar, origFields, partialFields);
  return [ {
    ...origFields,
    ...partialFields
  }, mergedCalendarFields ];
}

function mergeDateTimeFields(calendar, plainDateTimeSlots, modFields) {
  const validFieldNames = getCalendarFieldNames(calendar, dateTimeFieldNamesAlpha, dateTimeFieldNamesWithEraAlpha);
  const {year: year, month: month, day: day} = computeCalendarDateFields(calendar, plainDateTimeSlots);
  const origFields = {
    year: year,
    monthCode: computeMonthCode(calendar, year, month),
    day: day,
    hour: plainDateTimeSlots.hour,
    minute: plainDateTimeSlots.minute,
    second: plainDateTimeSlots.second,
    millisecond: plainDateTimeSlots.millisecond,
    microsecond: plainDateTimeSlots.microsecond,
    nanosecond: plainDateTimeSlots.nanosecond
  };
  const partialFields = readAndRefineBagFields(modFields, validFieldNames, dateTimeFieldRefiners);
  const mergedCalendarFields = mergeCalendarFields(calendar, origFields, partialFields);
  return [ {
    ...origFields,
    ...partialFields
  }, mergedCalendarFields ];
}

function mergeDateFields(calendar, plainDateSlots, modFields) {
  const validFieldNames = getCalendarFieldNames(calendar, dateFieldNamesAlpha, dateFieldNamesWithEraAlpha);
  const {year: year, month: month, day: day} = computeCalendarDateFields(calendar, plainDateSlots);
  return mergeCalendarFields(calendar, {
    year: year,
    monthCode: computeMonthCode(calendar, year, month),
    day: day
  }, readAndRefineBagFields(modFields, validFieldNames, dateFieldRefiners));
}

function mergeYearMonthFields(calendar, plainYearMonthSlots, modFields) {
  const validFieldNames = getCalendarFieldNames(calendar, yearMonthFieldNamesAlpha, yearMonthFieldNamesWithEraAlpha);
  const {year: year, month: month} = computeCalendarDateFields(calendar, plainYearMonthSlots);
  return mergeCalendarFields(calendar, {
    year: year,
    monthCode: computeMonthCode(calendar, year, month)
  }, readAndRefineBagFields(modFields, validFieldNames, dateFieldRefiners));
}

function mergeMonthDayFields(calendar, plainMonthDaySlots, modFields) {
  const validFieldNames = getCalendarFieldNames(calendar, dateFieldNamesAlpha, dateFieldNamesWithEraAlpha);
  const {year: year, month: month, day: day} = computeCalendarDateFields(calendar, plainMonthDaySlots);
  return mergeCalendarFields(calendar, {
    monthCode: computeMonthCode(calendar, year, month),
    day: day
  }, readAndRefineBagFields(modFields, validFieldNames, dateFieldRefiners));
}

function createZonedDateTimeFromMergedFields(zonedDateTimeSlots, mergedAllFields, calendarFields, year, monthCodeParts, overflow, offsetDisambig, epochDisambig) {
  const {calendar: calendar, timeZone: timeZone} = zonedDateTimeSlots;
  return createZonedEpochNanoSlots(getMatchingInstantFor(timeZone, combineDateAndTime(createDateFromRefinedFields(calendarFields, calendar, year, monthCodeParts, overflow), constrainTimeFields(mergedAllFields, overflow)), mergedAllFields.offset, offsetDisambig, epochDisambig), timeZone, calendar);
}

function createDateTimeFromMergedFields(mergedAllFields, calendarFields, calendar, year, monthCodeParts, overflow) {
  return createDateTimeFromRefinedFields(createDateFromRefinedFields(calendarFields, calendar, year, monthCodeParts, overflow), constrainTimeFields(mergedAllFields, overflow), calendar);
}

function mergeTimeFields(initialFields, modFields) {
  return {
    ...pluckProps(timeFieldNamesAlpha, initialFields),
    ...readAndRefineBagFields(modFields, timeFieldNamesAlpha, timeFieldRefiners)
  };
}

function mergeDurationFields(slots, fields) {
  return createDurationSlots((initialFields = slots, modFields = fields, validateDurationFields({
    ...initialFields,
    ...readAndRefineBagFields(modFields, durationFieldNamesAlpha, durationFieldRefiners)
  })));
  var initialFields, modFields;
}

function computeMonthCode(calendar, year, month) {
  const [monthCodeNumber, isLeapMonth] = computeCalendarMonthCodeParts(calendar, year, month);
  return formatMonthCode(monthCodeNumber, isLeapMonth);
}

function totalDuration(refineRelativeTo, slots, options) {
  const [totalUnit, relativeToSlots] = ((options, refineRelativeTo) => {
    const relativeToInternals = refineRelativeTo((options = normalizeOptionsOrString(options, "unit")).relativeTo);
    let totalUnit = coerceTotalUnit(options);
    return totalUnit = requirePropDefined("unit", totalUnit), [ totalUnit, relativeToInternals ];
  })(options, refineRelativeTo);
  const maxDurationUnit = getMaxDurationUnit(slots);
  const maxUnit = Math.max(totalUnit, maxDurationUnit);
  const isZoned = relativeToSlots && isZonedEpochSlots(relativeToSlots);
  if (!relativeToSlots && isUniformUnit(maxUnit, isZoned)) {
    return totalDayTimeDuration(slots, totalUnit);
  }
  if (relativeToSlots || throwRangeError("Missing relativeTo"), !slots.sign && (!isZoned || totalUnit < 6)) {
    return 0;
  }
  const [balancedDuration, endEpochNano, relativeOps] = spanRelativeDuration(relativeToSlots, slots, totalUnit);
  return isUniformUnit(totalUnit, isZoned) ? totalDayTimeDuration(balancedDuration, totalUnit) : ((durationFields, endEpochNano, totalUnit, relativeOps) => {
    const fieldName = durationFieldNamesAsc[totalUnit];
    const baseDurationFields = clearDurationFields(totalUnit, durationFields);
    return totalRelativeUnit(durationFields[fieldName], computeDurationSign(durationFields) || 1, endEpochNano, value => (baseDurationFields[fieldName] = value, 
    moveRelativeMarkerToEpochNano(relativeOps, baseDurationFields)));
  })(balancedDuration, endEpochNano, totalUnit, relativeOps);
}

function totalDayTimeDuration(durationFields, totalUnit) {
  return divideBigNanoToExactNumber(durationDayTimeToBigNano(durationFields), unitNanoMap[totalUnit]);
}

function instantToZonedDateTime(instantSlots, timeZone, calendar) {
  return createZonedEpochNanoSlots(instantSlots.epochNanoseconds, timeZone, calendar);
}

function zonedDateTimeToInstant(zonedDateTimeSlots0) {
  return createEpochNanoSlots(zonedDateTimeSlots0.epochNanoseconds);
}

function zonedDateTimeToDateTime(zonedDateTimeSlots0) {
  return createDateTimeSlots(zonedEpochSlotsToIso(zonedDateTimeSlots0), zonedDateTimeSlots0.calendar);
}

function zonedDateTimeToDate(zonedDateTimeSlots0) {
  return createDateSlots(zonedEpochSlotsToIso(zonedDateTimeSlots0), zonedDateTimeSlots0.calendar);
}

function zonedDateTimeToTime(zonedDateTimeSlots0) {
  return createTimeSlots(zonedEpochSlotsToIso(zonedDateTimeSlots0));
}

function dateTimeToZonedDateTime(plainDateTimeSlots, timeZone, epochDisambig) {
  return createZonedEpochNanoSlots(checkEpochNanoInBounds(getSingleInstantFor(timeZone, plainDateTimeSlots, epochDisambig)), timeZone, plainDateTimeSlots.calendar);
}

function dateToZonedDateTime(plainDateSlots, timeZone, timeFields) {
  let epochNano;
  return epochNano = timeFields ? getSingleInstantFor(timeZone, combineDateAndTime(plainDateSlots, timeFields)) : getStartOfDayInstantFor(timeZone, combineDateAndTime(plainDateSlots, timeFieldDefaults)), 
  createZonedEpochNanoSlots(epochNano, timeZone, plainDateSlots.calendar);
}

function yearMonthToDate(calendar, input, bag) {
  return mergeFieldsIntoDate(calendar, pluckProps(getCalendarFieldNames(calendar, yearMonthCodeFieldNamesAlpha, yearMonthCodeFieldNamesWithEraAlpha), input), readAndRefineBagFields(requireObjectLike(bag), dayFieldNamesAsc, dateFieldRefiners, []));
}

function monthDayToDate(calendar, input, bag) {
  const extraFieldNames = getCalendarFieldNames(calendar, yearFieldNamesAsc, yearFieldNamesWithEraAlpha);
  return mergeFieldsIntoDate(calendar, pluckProps(monthCodeDayFieldNamesAlpha, input), readAndRefineBagFields(requireObjectLike(bag), extraFieldNames, dateFieldRefiners, []));
}

function fieldsToMonthDay(calendar, input) {
  const refinedFields = readAndRefineBagFields(input, monthCodeDayFieldNamesAlpha, dateFieldRefiners);
  const [year, monthCodeParts] = refineMonthDayFields(refinedFields, calendar);
  return createMonthDayFromRefinedFields(refinedFields, calendar, year, monthCodeParts, 0);
}

function fieldsToYearMonth(calendar, input) {
  const refinedFields = readAndRefineBagFields(input, getCalendarFieldNames(calendar, yearMonthCodeFieldNamesAlpha, yearMonthCodeFieldNamesWithEraAlpha), dateFieldRefiners);
  const [year, monthCodeParts] = refineCalendarDateFields(refinedFields, calendar, 1);
  return createYearMonthFromRefinedFields(refinedFields, calendar, year, monthCodeParts, 0);
}

function mergeFieldsIntoDate(calendar, inputFields, extraFields) {
  const mergedFieldNames = getCalendarFieldNames(calendar, yearMonthCodeDayFieldNamesAlpha, yearMonthCodeDayFieldNamesWithEraAlpha);
  let mergedFields = mergeCalendarFields(calendar, inputFields, extraFields);
  mergedFields = readAndRefineBagFields(mergedFields, mergedFieldNames, dateFieldRefiners, []);
  const [year, monthCodeParts] = refineCalendarDateFields(mergedFields, calendar);
  return createDateFromRefinedFields(mergedFields, calendar, year, monthCodeParts, 0);
}

function epochMilliToInstant(epochMilli) {
  return createEpochNanoSlots(checkEpochNanoInBounds(BigInt(internal_toStrictInteger(epochMilli)) * bigNanoInMilli));
}

function epochNanoToInstant(epochNano) {
  return createEpochNanoSlots(checkEpochNanoInBounds(toBigInt(epochNano)));
}

function applyPlainFormatTimeZone(options) {
  return options.timeZone = "UTC", [ "full", "long" ].includes(options.timeStyle) && (options.timeStyle = "medium"), 
  options;
}

function applyZonedFormatTimeZone(options, timeZoneId) {
  return void 0 !== options.timeZone && throwTypeError("Cannot specify TimeZone"), 
  options.timeZone = timeZoneId, options;
}

function checkResolvedCalendarCompatible(format, slots, strictCalendarCheck) {
  const resolvedCalendarId = format.resolvedOptions().calendar;
  !strictCalendarCheck && slots.calendar === isoCalendarImpl || getCalendarSlotId(slots.calendar) === resolvedCalendarId || throwRangeError("Mismatching Calendars");
}

function createOptionsTransformer(shapeFieldNames, invalidShapeFieldNames, ignoredFieldNames, defaultShapeFields, dateStyleReplacementFields) {
  const shapeFieldNameSet = new Set(shapeFieldNames);
  const invalidShapeFieldNameSet = new Set(invalidShapeFieldNames);
  const ignoredFieldNameSet = new Set(ignoredFieldNames);
  return (options, allowPartialOverlap) => {
    let dateStyle;
    let timeStyle;
    const granularShapeFields = {};
    const modifierFields = {};
    const otherFields = {};
    let hasInvalidGranularShapeFields = 0;
    let hasInvalidStyleFields = 0;
    for (const name of Object.keys(options)) {
      const value = options[name];
      void 0 === value || ignoredFieldNameSet.has(name) || (shapeFieldNameSet.has(name) ? "dateStyle" === name ? dateStyle = value : "timeStyle" === name ? timeStyle = value : granularShapeFields[name] = value : "era" === name ? modifierFields[name] = value : invalidShapeFieldNameSet.has(name) ? "dateStyle" === name || "timeStyle" === name ? hasInvalidStyleFields = 1 : hasInvalidGranularShapeFields = 1 : otherFields[name] = value);
    }
    const hasDateStyle = void 0 !== dateStyle;
    const hasTimeStyle = void 0 !== timeStyle;
    const hasAnyStyle = hasDateStyle || hasTimeStyle;
    const hasGranularShapeFields = Object.keys(granularShapeFields).length > 0;
    const hasInvalids = hasInvalidGranularShapeFields || hasInvalidStyleFields;
    const hasShapeFields = hasGranularShapeFields || hasDateStyle || hasTimeStyle;
    const hasModifierFields = Object.keys(modifierFields).length > 0;
    (!allowPartialOverlap && hasInvalids || allowPartialOverlap && hasInvalids && !hasShapeFields || hasAnyStyle && (hasGranularShapeFields || hasModifierFields || hasInvalidGranularShapeFields)) && throwTypeError("Invalid formatting options");
    const transformedOptions = {};
    return hasAnyStyle || hasShapeFields || Object.assign(transformedOptions, defaultShapeFields), 
    Object.assign(transformedOptions, granularShapeFields, modifierFields, otherFields), 
    hasDateStyle && (dateStyleReplacementFields ? Object.assign(transformedOptions, dateStyleReplacementFields[dateStyle]) : transformedOptions.dateStyle = dateStyle), 
    hasTimeStyle && (transformedOptions.timeStyle = timeStyle), transformedOptions;
  };
}

const dateDefaultShapeFields = {
  year: "numeric",
  month: "numeric",
  day: "numeric"
};

const timeDefaultShapeFields = {
  hour: "numeric",
  minute: "numeric",
  second: "numeric"
};

const dateTimeDefaultShapeFields = /*@__PURE__*/ Object.assign({}, dateDefaultShapeFields, timeDefaultShapeFields);

const dateShapeFieldNames = [ "weekday", "year", "month", "day", "dateStyle" ];

const timeShapeFieldNames = [ "dayPeriod", "hour", "minute", "second", "fractionalSecondDigits", "timeStyle" ];

const dateTimeShapeFieldNames = /*@__PURE__*/ dateShapeFieldNames.concat(timeShapeFieldNames);

const yearMonthIgnoredFieldNames = /*@__PURE__*/ [ "weekday", "day" ].concat(timeShapeFieldNames);

const monthDayIgnoredFieldNames = /*@__PURE__*/ [ "weekday", "year" ].concat(timeShapeFieldNames);

const transformInstantOptions = /*@__PURE__*/ createOptionsTransformer(dateTimeShapeFieldNames, [], [], dateTimeDefaultShapeFields);

const transformZonedOptions = /*@__PURE__*/ createOptionsTransformer(dateTimeShapeFieldNames, [], [], {
  ...dateTimeDefaultShapeFields,
  timeZoneName: "short"
});

const transformDateTimeOptions = /*@__PURE__*/ createOptionsTransformer(dateTimeShapeFieldNames, [], [ "timeZoneName" ], dateTimeDefaultShapeFields);

const transformDateOptions = /*@__PURE__*/ createOptionsTransformer(dateShapeFieldNames, timeShapeFieldNames, [ "timeZoneName" ], dateDefaultShapeFields);

const transformTimeOptions = /*@__PURE__*/ createOptionsTransformer(timeShapeFieldNames, dateShapeFieldNames, [ "timeZoneName", "era" ], timeDefaultShapeFields);

const transformYearMonthOptions = /*@__PURE__*/ createOptionsTransformer([ "year", "month", "dateStyle" ], yearMonthIgnoredFieldNames, [ "timeZoneName" ], {
  year: "numeric",
  month: "numeric"
}, {
  full: {
    year: "numeric",
    month: "long"
  },
  long: {
    year: "numeric",
    month: "long"
  },
  medium: {
    year: "numeric",
    month: "short"
  },
  short: {
    year: "2-digit",
    month: "numeric"
  }
});

const transformMonthDayOptions = /*@__PURE__*/ createOptionsTransformer([ "month", "day", "dateStyle" ], monthDayIgnoredFieldNames, [ "timeZoneName", "era" ], {
  month: "numeric",
  day: "numeric"
}, {
  full: {
    month: "long",
    day: "numeric"
  },
  long: {
    month: "long",
    day: "numeric"
  },
  medium: {
    month: "short",
    day: "numeric"
  },
  short: {
    month: "numeric",
    day: "numeric"
  }
});

function zonedDateTimeWithPlainTime(zonedDateTimeSlots, plainTimeFields) {
  const {timeZone: timeZone} = zonedDateTimeSlots;
  const newIsoDateTime = combineDateAndTime(zonedEpochSlotsToIso(zonedDateTimeSlots), plainTimeFields || timeFieldDefaults);
  return createZonedEpochNanoSlots(plainTimeFields ? getSingleInstantFor(timeZone, newIsoDateTime) : getStartOfDayInstantFor(timeZone, newIsoDateTime), timeZone, zonedDateTimeSlots.calendar);
}

function refineDirectionOptions(options) {
  const normalizedOptions = normalizeOptionsOrString(options, "direction");
  const res = coerceDirection(normalizedOptions, 0);
  return res || throwRangeError(internal_invalidEntity("direction", res)), res;
}

function getCurrentIsoDateTime(timeZone) {
  const epochNano = getCurrentEpochNano();
  const offsetNano = timeZone.B(epochNano);
  return epochNanoToIsoDateTime(epochNano + BigInt(offsetNano));
}

function getCurrentEpochNano() {
  return BigInt(Date.now()) * bigNanoInMilli;
}

function getCurrentTimeZoneId() {
  return (new RawDateTimeFormat).resolvedOptions().timeZone || "UTC";
}

function createDateTimeFormatShell(createArgsProvider, transformOptions = identity) {
  const internalsMap = new WeakMap;
  function getInternals(format) {
    const internals = internalsMap.get(format);
    return internals || throwTypeError("Invalid calling context"), internals;
  }
  class ShimDateTimeFormat {
    constructor(locales, options = Object.create(null)) {
      const transformedOptions = transformOptions(options);
      const observedOptionNames = [];
      const trackedOptions = new Proxy(Object.create(null), {
        get(_target, name) {
          const value = transformedOptions[name];
          return void 0 !== value && observedOptionNames.push(name), value;
        }
      });
      const baseFormat = new RawDateTimeFormat(locales, trackedOptions);
      const resolvedOptions = baseFormat.resolvedOptions();
      const copiedOptions = pluckProps(observedOptionNames, resolvedOptions);
      internalsMap.set(this, {
        $: createArgsProvider({
          t: baseFormat,
          Ce: resolvedOptions.locale,
          F: copiedOptions,
          Ee: transformedOptions
        }),
        t: baseFormat
      });
    }
    get format() {
      const internals = getInternals(this);
      return internals.we || (internals.we = record => {
        const [format, ...rest] = internals.$.A(record);
        return format.format(...rest);
      });
    }
    formatToParts(record) {
      const {$: argsProvider} = getInternals(this);
      const [format, ...rest] = argsProvider.A(record);
      return format.formatToParts(...rest);
    }
    resolvedOptions() {
      return getInternals(this).t.resolvedOptions();
    }
  }
  const {prototype: prototype} = ShimDateTimeFormat;
  function DateTimeFormat(locales, options) {
    return new ShimDateTimeFormat(locales, options);
  }
  RawDateTimeFormat.prototype.formatRange && Object.defineProperties(prototype, createPropDescriptors({
    formatRange(record0, record1) {
      const {$: argsProvider} = getInternals(this);
      const [format, epochMilli0, epochMilli1] = argsProvider.v(record0, record1);
      return format.formatRange(epochMilli0, epochMilli1);
    },
    formatRangeToParts(record0, record1) {
      const {$: argsProvider} = getInternals(this);
      const [format, epochMilli0, epochMilli1] = argsProvider.v(record0, record1);
      return format.formatRangeToParts(epochMilli0, epochMilli1);
    }
  }));
  const rawStaticDescriptors = Object.getOwnPropertyDescriptors(RawDateTimeFormat);
  return rawStaticDescriptors.prototype.value = prototype, Object.defineProperties(DateTimeFormat, rawStaticDescriptors), 
  prototype.constructor = DateTimeFormat, Object.defineProperties(prototype, createStringTagDescriptors("Intl.DateTimeFormat")), 
  DateTimeFormat;
}

function internal_countEpochNanoUnit(start, end, unit, [roundingInc, roundingMode]) {
  let diffNano = end - start;
  return void 0 !== roundingMode && (diffNano = roundBigNanoToInc(diffNano, computeBigNanoInc(unit, roundingInc), roundingMode)), 
  divideBigNanoToExactNumber(diffNano, unitNanoMap[unit]);
}

function internal_countDateTimeUnit(start, end, unit, rounding) {
  return internal_countEpochNanoUnit(internal_isoDateTimeToEpochNano(start), internal_isoDateTimeToEpochNano(end), unit, rounding);
}

function internal_countTimeUnit(start, end, unit, [roundingInc, roundingMode]) {
  let diffNano = internal_timeFieldsToNano(end) - internal_timeFieldsToNano(start);
  return void 0 !== roundingMode && (diffNano = roundNumberToInc(diffNano, computeNanoInc(unit, roundingInc), roundingMode)), 
  divideBigNanoToExactNumber(BigInt(diffNano), unitNanoMap[unit]);
}

function internal_countEpochNanoDays(startEpochNano, endEpochNano, originTimeNano, [roundingInc, roundingMode]) {
  let diffNano = endEpochNano - startEpochNano;
  if (void 0 !== roundingMode) {
    diffNano = roundBigNanoToInc(diffNano, computeBigNanoInc(6, roundingInc), roundingMode);
  } else if (diffNano) {
    const originTimeBigNano = BigInt(originTimeNano);
    checkIsoDateTimeEpochNanoInBounds(startEpochNano - originTimeBigNano), checkIsoDateTimeEpochNanoInBounds(endEpochNano - originTimeBigNano);
  }
  return divideBigNanoToExactNumber(diffNano, unitNanoMap[6]);
}

function internal_countYearMonthUnit(calendar, isoDate0, isoDate1, unit, rounding) {
  const start = moveToStartOfMonth(calendar, isoDate0);
  const end = moveToStartOfMonth(calendar, isoDate1);
  return compareIsoDates(start, end) ? (checkIsoDateInBounds(start), checkIsoDateInBounds(end), 
  internal_countRelativeUnit(unit, {
    he: () => internal_diffCalendarDates(calendar, start, end, unit),
    le: internal_createDateRelativeOps(calendar, start),
    ie: internal_isoDateToEpochNano(end)
  }, rounding, 0, 8 === unit)) : 0;
}

function internal_countRelativeUnit(unit, relativeUnitDiff, [roundingInc, roundingMode], isZoned, isPrecisionUnit) {
  const {he: diffExact, le: relativeOps} = relativeUnitDiff;
  const durationFields = diffExact();
  let {ie: endEpochNano} = relativeUnitDiff;
  return computeDurationSign(durationFields) ? void 0 !== roundingMode ? isPrecisionUnit && 1 === roundingInc ? durationFields[durationFieldNamesAsc[unit]] : resolveDurationUnit(unit, durationFields, endEpochNano, relativeOps, roundingInc, roundingMode) : (isZoned ? endEpochNano = checkEpochNanoInBounds(moveRelativeMarkerToEpochNano(relativeOps, {
    ...durationFields,
    ...durationTimeFieldDefaults
  }) + durationTimeToBigNano(durationFields)) : (checkIsoDateTimeEpochNanoInBounds(relativeOps.ne), 
  checkIsoDateTimeEpochNanoInBounds(endEpochNano)), resolveDurationUnit(unit, durationFields, endEpochNano, relativeOps, 1, void 0)) : 0;
}

function internal_countDateWeeks(originIsoDate, endEpochNano, [roundingInc, roundingMode]) {
  const originEpochNano = internal_isoDateToEpochNano(originIsoDate);
  const diffNano = endEpochNano - originEpochNano;
  if (!diffNano) {
    return 0;
  }
  void 0 === roundingMode && (checkIsoDateTimeEpochNanoInBounds(originEpochNano), 
  checkIsoDateTimeEpochNanoInBounds(endEpochNano));
  const wholeWeeks = Number(diffNano / (7n * bigNanoInUtcDay));
  const sign = diffNano < 0n ? -1 : 1;
  const moveWeeksToEpochNano = weeks => {
    return weeks ? (((epochNano = originEpochNano + BigInt(weeks) * bigNanoInUtcDay * 7n) < plainDateEpochNanoMin || epochNano > epochNanoMax) && throwRangeError(outOfBoundsDate), 
    epochNano) : originEpochNano;
    var epochNano;
  };
  return void 0 === roundingMode ? totalRelativeUnit(wholeWeeks, sign, endEpochNano, moveWeeksToEpochNano) : roundRelativeUnit(wholeWeeks, sign, endEpochNano, moveWeeksToEpochNano, roundingInc, roundingMode);
}

function internal_countZonedDayWeekUnit(unit, timeZone, startZoned, endZoned, [roundingInc, roundingMode]) {
  const daysInUnit = 7 === unit ? 7 : 1;
  const startEpochNano = startZoned.epochNanoseconds;
  const sign = endZoned.epochNanoseconds > startEpochNano ? 1 : -1;
  const originIsoDateTime = zonedEpochSlotsToIso(startZoned);
  let deltaDays = 0;
  let remainderNano;
  if (compareIsoDates(originIsoDateTime, zonedEpochSlotsToIso(endZoned))) {
    const [startIsoDateTime, endIsoDate, timeNano] = prepareZonedEpochDiff(timeZone, startZoned, endZoned, sign);
    deltaDays = isoDateToEpochDays(endIsoDate) - isoDateToEpochDays(startIsoDateTime), 
    remainderNano = timeNano;
  } else {
    remainderNano = Number(endZoned.epochNanoseconds - startEpochNano);
  }
  const moveByDays = days => days ? getSingleInstantFor(timeZone, combineDateAndTime(checkIsoDateInBounds(moveDateByDays(originIsoDateTime, days)), originIsoDateTime)) : startEpochNano;
  const endEpochNano = void 0 === roundingMode ? checkEpochNanoInBounds(moveByDays(deltaDays) + BigInt(remainderNano)) : endZoned.epochNanoseconds;
  const wholeValue = Math.trunc(deltaDays / daysInUnit);
  const moveValueToEpochNano = value => moveByDays(value * daysInUnit);
  return void 0 === roundingMode ? totalRelativeUnit(wholeValue, sign, endEpochNano, moveValueToEpochNano) : roundRelativeUnit(wholeValue, sign, endEpochNano, moveValueToEpochNano, roundingInc, roundingMode);
}

function resolveDurationUnit(unit, durationFields, endEpochNano, relativeOps, unitWindowInc, roundingMode) {
  const sign = computeDurationSign(durationFields);
  const fieldName = durationFieldNamesAsc[unit];
  const moveValueToEpochNano = value => moveRelativeMarkerToEpochNano(relativeOps, {
    ...durationFieldDefaults,
    [fieldName]: value
  });
  return void 0 === roundingMode ? totalRelativeUnit(durationFields[fieldName], sign, endEpochNano, moveValueToEpochNano) : roundRelativeUnit(durationFields[fieldName], sign, endEpochNano, moveValueToEpochNano, unitWindowInc, roundingMode);
}

function internal_moveToRefinedDayOfYear(calendar, isoDate, dayOfYear, overflow) {
  return moveDateByDays(isoDate, clampEntity("dayOfMonth", dayOfYear, 1, computeCalendarDaysInYear(calendar, isoDate), overflow) - computeCalendarDayOfYear(calendar, isoDate));
}

function internal_moveToRefinedDayOfMonth(calendar, isoDate, day, overflow) {
  return moveDateByDays(isoDate, clampEntity("day", day, 1, computeCalendarDaysInMonth(calendar, isoDate), overflow) - computeCalendarDateFields(calendar, isoDate).day);
}

function internal_moveToRefinedDayOfWeek(isoDate, dayOfWeek, overflow) {
  return moveDateByDays(isoDate, clampEntity("dayOfWeek", dayOfWeek, 1, 7, overflow) - computeIsoDayOfWeek(isoDate));
}

function internal_moveToRefinedWeekOfYear(calendar, isoDate, weekOfYear, overflow) {
  calendar !== isoCalendarImpl && throwRangeError(internal_unsupportedWeekNumbers);
  const {weekOfYear: currentWeekOfYear, De: weeksInYear} = computeIsoWeekFields(isoDate);
  return moveDateByDays(isoDate, 7 * (clampEntity("weekOfYear", weekOfYear, 1, weeksInYear, overflow) - currentWeekOfYear));
}

function computeDayFloor(slots) {
  return combineDateAndTime(slots, timeFieldDefaults);
}

function computeYearFloor(calendar, slots) {
  const {year: year0} = computeCalendarDateFields(calendar, slots);
  return computeCalendarDateTimeFromParts(calendar, year0);
}

function computeMonthFloor(calendar, slots) {
  const {year: year0, month: month0} = computeCalendarDateFields(calendar, slots);
  return computeCalendarDateTimeFromParts(calendar, year0, month0);
}

function computeIsoWeekFloor(_calendar, slots) {
  return combineDateAndTime(moveDateByDays(slots, 1 - computeIsoDayOfWeek(slots)), timeFieldDefaults);
}

function computeYearCeil(calendar, slots) {
  return computeYearInterval(calendar, slots)[1];
}

function computeMonthCeil(calendar, slots) {
  return computeMonthInterval(calendar, slots)[1];
}

function computeIsoWeekCeil(calendar, slots) {
  return combineDateAndTime(moveDateByDays(computeIsoWeekFloor(0, slots), 7), timeFieldDefaults);
}

function computeDayCeil(_calendar, slots) {
  return combineDateAndTime(moveDateByDays(slots, 1), timeFieldDefaults);
}

function computeYearInterval(calendar, slots) {
  return [ computeYearFloor(calendar, slots), computeCalendarDateTimeFromParts(calendar, computeCalendarDateFields(calendar, slots).year + 1) ];
}

function computeMonthInterval(calendar, slots) {
  const isoDateTime0 = computeMonthFloor(calendar, slots);
  const {year: year, month: month} = computeCalendarDateFields(calendar, slots);
  const {year: year1, month: month1} = addCalendarMonths(calendar, year, month, 1);
  return [ isoDateTime0, computeCalendarDateTimeFromParts(calendar, year1, month1) ];
}

function computeIsoWeekInterval(calendar, slots) {
  const isoDateTime0 = computeIsoWeekFloor(0, slots);
  return [ isoDateTime0, combineDateAndTime(moveDateByDays(isoDateTime0, 7), timeFieldDefaults) ];
}

function roundDateToInterval(computeInterval, calendar, slots, roundingMode) {
  return roundEpochNanoToInterval(computeInterval, calendar, slots, internal_isoDateToEpochNano(slots), roundingMode);
}

function computeCalendarDateTimeFromParts(calendar, year, month = 1) {
  return combineDateAndTime(computeCalendarIsoFieldsFromParts(calendar, year, month, 1), timeFieldDefaults);
}

function roundDateTimeToInterval(computeInterval, calendar, slots, roundingMode) {
  return roundEpochNanoToInterval(computeInterval, calendar, slots, internal_isoDateTimeToEpochNano(slots), roundingMode);
}

function roundEpochNanoToInterval(computeInterval, calendar, slots, epochNano, roundingMode) {
  const [isoDateTime0, isoDateTime1] = computeInterval(calendar, slots);
  return roundWithMode(computeEpochNanoFrac(epochNano, internal_isoDateTimeToEpochNano(isoDateTime0), internal_isoDateTimeToEpochNano(isoDateTime1)), roundingMode) ? isoDateTime1 : isoDateTime0;
}



;// CONCATENATED MODULE: ./node_modules/temporal-polyfill/chunks/apiHelpers.js






const PlainYearMonthBranding = "PlainYearMonth";

const PlainMonthDayBranding = "PlainMonthDay";

const PlainDateBranding = "PlainDate";

const PlainDateTimeBranding = "PlainDateTime";

const PlainTimeBranding = "PlainTime";

const ZonedDateTimeBranding = "ZonedDateTime";

const InstantBranding = "Instant";

const DurationBranding = "Duration";

const CalendarBranding = "Calendar";

function defineTemporalClass(branding, cls, getSlots, ...getterMaps) {
  return Object.defineProperties(cls, createNameDescriptors(branding)), Object.defineProperties(cls.prototype, createStringTagDescriptors("Temporal." + branding)), 
  Object.defineProperties(cls.prototype, mapProps(getter => ({
    get() {
      return getter(getSlots(this));
    },
    configurable: 1
  }), Object.assign({}, ...getterMaps))), cls;
}

const attachDebugString = "noop" !== noop.name || globalThis.process ? noop : instance => {
  Object.defineProperty(instance, "_str_", {
    value: instance.toJSON()
  });
};

function invalidRecordType() {
  throwTypeError(invalidCallingContext);
}

function apiHelpers_forbiddenValueOf() {
  throwTypeError(forbiddenValueOf);
}

const yearMonthFieldGetters$1 = {
  era(slots) {
    return computeCalendarEraFields(slots.calendar, slots).era;
  },
  eraYear(slots) {
    return computeCalendarEraFields(slots.calendar, slots).eraYear;
  },
  year(slots) {
    return computeCalendarDateFields(slots.calendar, slots).year;
  },
  month(slots) {
    return computeCalendarDateFields(slots.calendar, slots).month;
  },
  monthCode(slots) {
    return computeCalendarMonthCode(slots.calendar, slots);
  }
};

const dateFieldGetters$1 = {
  era(slots) {
    return computeCalendarEraFields(slots.calendar, slots).era;
  },
  eraYear(slots) {
    return computeCalendarEraFields(slots.calendar, slots).eraYear;
  },
  year(slots) {
    return computeCalendarDateFields(slots.calendar, slots).year;
  },
  month(slots) {
    return computeCalendarDateFields(slots.calendar, slots).month;
  },
  monthCode(slots) {
    return computeCalendarMonthCode(slots.calendar, slots);
  },
  day(slots) {
    return computeCalendarDateFields(slots.calendar, slots).day;
  }
};

const monthDayFieldGetters$1 = {
  monthCode(slots) {
    return computeCalendarMonthCode(slots.calendar, slots);
  },
  day(slots) {
    return computeCalendarDateFields(slots.calendar, slots).day;
  }
};

const yearMonthDerivedGetters = {
  daysInMonth(slots) {
    return computeCalendarDaysInMonth(slots.calendar, slots);
  },
  daysInYear(slots) {
    return computeCalendarDaysInYear(slots.calendar, slots);
  },
  monthsInYear(slots) {
    return computeCalendarMonthsInYear(slots.calendar, slots);
  },
  inLeapYear(slots) {
    return computeCalendarInLeapYear(slots.calendar, slots);
  }
};

const dateDerivedGetters = {
  dayOfWeek(slots) {
    return computeIsoDayOfWeek(slots);
  },
  dayOfYear(slots) {
    return computeCalendarDayOfYear(slots.calendar, slots);
  },
  weekOfYear(slots) {
    return computeCalendarWeekOfYear(slots.calendar, slots);
  },
  yearOfWeek(slots) {
    return computeCalendarYearOfWeek(slots.calendar, slots);
  },
  daysInWeek() {
    return 7;
  },
  daysInMonth(slots) {
    return computeCalendarDaysInMonth(slots.calendar, slots);
  },
  daysInYear(slots) {
    return computeCalendarDaysInYear(slots.calendar, slots);
  },
  monthsInYear(slots) {
    return computeCalendarMonthsInYear(slots.calendar, slots);
  },
  inLeapYear(slots) {
    return computeCalendarInLeapYear(slots.calendar, slots);
  }
};

function diffInstants(invert, instantSlots0, instantSlots1, options) {
  const [largestUnit, smallestUnit, roundingInc, roundingMode] = refineDiffOptions(invert, options, 3, 5);
  return createDiffDurationSlots(invert, diffEpochNanosRounded(instantSlots0.epochNanoseconds, instantSlots1.epochNanoseconds, largestUnit, smallestUnit, roundingInc, roundingMode));
}

function diffZonedDateTimes(invert, slots0, slots1, options) {
  const calendar = internal_getCommonCalendar(slots0.calendar, slots1.calendar);
  const [largestUnit, smallestUnit, roundingInc, roundingMode] = refineDiffOptions(invert, options, 5);
  return createDiffDurationSlots(invert, diffZonedDateTimesRounded(calendar, slots0, slots1, largestUnit, smallestUnit, roundingInc, roundingMode));
}

function diffDateTimes(invert, plainDateTimeSlots0, plainDateTimeSlots1, options) {
  const calendar = internal_getCommonCalendar(plainDateTimeSlots0.calendar, plainDateTimeSlots1.calendar);
  const [largestUnit, smallestUnit, roundingInc, roundingMode] = refineDiffOptions(invert, options, 6);
  return createDiffDurationSlots(invert, diffDateTimesRounded(calendar, plainDateTimeSlots0, plainDateTimeSlots1, largestUnit, smallestUnit, roundingInc, roundingMode));
}

function diffDates(invert, plainDateSlots0, plainDateSlots1, options) {
  const calendar = internal_getCommonCalendar(plainDateSlots0.calendar, plainDateSlots1.calendar);
  const [largestUnit, smallestUnit, roundingInc, roundingMode] = refineDiffOptions(invert, options, 6, 9, 6);
  return createDiffDurationSlots(invert, diffDatesRounded(calendar, plainDateSlots0, plainDateSlots1, largestUnit, smallestUnit, roundingInc, roundingMode));
}

function diffYearMonths(invert, plainYearMonthSlots0, plainYearMonthSlots1, options) {
  const calendar = internal_getCommonCalendar(plainYearMonthSlots0.calendar, plainYearMonthSlots1.calendar);
  const [largestUnit, smallestUnit, roundingInc, roundingMode] = refineDiffOptions(invert, options, 9, 9, 8);
  return createDiffDurationSlots(invert, diffYearMonthsRounded(calendar, plainYearMonthSlots0, plainYearMonthSlots1, largestUnit, smallestUnit, roundingInc, roundingMode));
}

function diffTimes(invert, plainTimeSlots0, plainTimeSlots1, options) {
  const [largestUnit, smallestUnit, roundingInc, roundingMode] = refineDiffOptions(invert, options, 5, 5);
  return createDiffDurationSlots(invert, diffTimesRounded(plainTimeSlots0, plainTimeSlots1, largestUnit, smallestUnit, roundingInc, roundingMode));
}

function createDiffDurationSlots(invert, durationFields) {
  return createDurationSlots(invert ? negateDurationFields(durationFields) : durationFields);
}

function withDateFields(slots, modFields, options) {
  const {calendar: calendar} = slots;
  const fields = mergeDateFields(calendar, slots, modFields);
  const [year, monthCodeParts] = refineCalendarDateFields(fields, calendar);
  const overflow = internal_refineOverflowOptions(options);
  return createDateFromRefinedFields(fields, calendar, year, monthCodeParts, overflow);
}

function withDateTimeFields(slots, modFields, options) {
  const {calendar: calendar} = slots;
  const [mergedFields, calendarFields] = mergeDateTimeFields(calendar, slots, modFields);
  const [year, monthCodeParts] = refineCalendarDateFields(calendarFields, calendar);
  const overflow = internal_refineOverflowOptions(options);
  return createDateTimeFromMergedFields(mergedFields, calendarFields, calendar, year, monthCodeParts, overflow);
}

function withYearMonthFields(slots, modFields, options) {
  const {calendar: calendar} = slots;
  const fields = mergeYearMonthFields(calendar, slots, modFields);
  const [year, monthCodeParts] = refineCalendarDateFields(fields, calendar, 1);
  const overflow = internal_refineOverflowOptions(options);
  return createYearMonthFromRefinedFields(fields, calendar, year, monthCodeParts, overflow);
}

function withMonthDayFields(slots, modFields, options) {
  const {calendar: calendar} = slots;
  const fields = mergeMonthDayFields(calendar, slots, modFields);
  const [year, monthCodeParts] = refineMonthDayFields(fields, calendar);
  const overflow = internal_refineOverflowOptions(options);
  return createMonthDayFromRefinedFields(fields, calendar, year, monthCodeParts, overflow);
}

function withTimeFields(slots, modFields, options) {
  const refinedFields = mergeTimeFields(slots, modFields);
  const overflow = internal_refineOverflowOptions(options);
  return resolveTimeFields(refinedFields, overflow);
}

function withZonedDateTimeFields(slots, modFields, options) {
  const {calendar: calendar} = slots;
  const [mergedFields, calendarFields] = mergeZonedDateTimeFields(calendar, slots, modFields);
  const [year, monthCodeParts] = refineCalendarDateFields(calendarFields, calendar);
  const [overflow, offsetDisambig, epochDisambig] = refineZonedFieldOptions(options, 2);
  return createZonedDateTimeFromMergedFields(slots, mergedFields, calendarFields, year, monthCodeParts, overflow, offsetDisambig, epochDisambig);
}

function createNativeGetters(shimGetters) {
  return createPropGetters(Object.keys(shimGetters));
}

const apiHelpers_durationGetters = /*@__PURE__*/ (/* unused pure expression or super */ null && (createNativeGetters(durationGetters$1)));

const apiHelpers_timeGetters = /*@__PURE__*/ (/* unused pure expression or super */ null && (createNativeGetters(timeGetters$1)));

const yearMonthFieldGetters = /*@__PURE__*/ (/* unused pure expression or super */ null && (createNativeGetters(yearMonthFieldGetters$1)));

const dateFieldGetters = /*@__PURE__*/ (/* unused pure expression or super */ null && (createNativeGetters(dateFieldGetters$1)));

const monthDayFieldGetters = /*@__PURE__*/ (/* unused pure expression or super */ null && (createNativeGetters(monthDayFieldGetters$1)));

const diffZonedYears = /*@__PURE__*/ (/* unused pure expression or super */ null && (bindArgs(diffZonedCalendarUnit, 9)));

const diffZonedMonths = /*@__PURE__*/ (/* unused pure expression or super */ null && (bindArgs(diffZonedCalendarUnit, 8)));

const diffZonedWeeks = /*@__PURE__*/ (/* unused pure expression or super */ null && (bindArgs(diffZonedDayWeekUnit, 7)));

const diffZonedDays = /*@__PURE__*/ (/* unused pure expression or super */ null && (bindArgs(diffZonedDayWeekUnit, 6)));

const diffInstantEpochNanoTimeUnit = (/* unused pure expression or super */ null && (diffInstantTimeUnit));

const diffDateYears = /*@__PURE__*/ (/* unused pure expression or super */ null && (bindArgs(diffDateCalendarUnit, 9)));

const diffDateMonths = /*@__PURE__*/ (/* unused pure expression or super */ null && (bindArgs(diffDateCalendarUnit, 8)));

const diffDateTimeYears = /*@__PURE__*/ (/* unused pure expression or super */ null && (bindArgs(diffDateTimeCalendarUnit, 9)));

const diffDateTimeMonths = /*@__PURE__*/ (/* unused pure expression or super */ null && (bindArgs(diffDateTimeCalendarUnit, 8)));

const diffYearMonthYears = /*@__PURE__*/ (/* unused pure expression or super */ null && (bindArgs(diffYearMonthUnit, 9)));

const diffYearMonthMonths = /*@__PURE__*/ (/* unused pure expression or super */ null && (bindArgs(diffYearMonthUnit, 8)));

function diffZonedEpochNanoTimeUnit(unit, slots0, slots1, options) {
  return getCommonCalendar(slots0.calendar, slots1.calendar), diffInstantTimeUnit(unit, slots0, slots1, options);
}

function diffDateTimeEpochNanoTimeUnit(unit, slots0, slots1, options) {
  return getCommonCalendar(slots0.calendar, slots1.calendar), countDateTimeUnit(slots0, slots1, unit, refineUnitDiffOptions(unit, options));
}

function diffTimeNanoOfDayTimeUnit(unit, slots0, slots1, options) {
  return countTimeUnit(slots0, slots1, unit, refineUnitDiffOptions(unit, options));
}

function adaptRecordTimeUnitDiff(diffSlots, getSlots) {
  return (unit, record0, record1, options) => diffSlots(unit, getSlots(record0), getSlots(record1), options);
}

function diffInstantTimeUnit(unit, slots0, slots1, options) {
  return countEpochNanoUnit(slots0.epochNanoseconds, slots1.epochNanoseconds, unit, refineUnitDiffOptions(unit, options));
}

function diffZonedCalendarUnit(unit, slots0, slots1, options) {
  const calendar = getCommonCalendar(slots0.calendar, slots1.calendar);
  const rounding = refineUnitDiffOptions(unit, options);
  const timeZone = getCommonTimeZone(slots0.timeZone, slots1.timeZone);
  return slots0.epochNanoseconds === slots1.epochNanoseconds ? 0 : countRelativeUnit(unit, {
    he: () => diffZonedEpochsExact(timeZone, calendar, slots0, slots1, unit),
    le: createZonedRelativeOps(calendar, timeZone, slots0),
    ie: slots1.epochNanoseconds
  }, rounding, 1);
}

function diffZonedDayWeekUnit(unit, slots0, slots1, options) {
  getCommonCalendar(slots0.calendar, slots1.calendar);
  const rounding = refineUnitDiffOptions(unit, options);
  const timeZone = getCommonTimeZone(slots0.timeZone, slots1.timeZone);
  return slots0.epochNanoseconds === slots1.epochNanoseconds ? 0 : countZonedDayWeekUnit(unit, timeZone, slots0, slots1, rounding);
}

function diffDateTimeCalendarUnit(unit, slots0, slots1, options) {
  const calendar = getCommonCalendar(slots0.calendar, slots1.calendar);
  return diffPlainRelativeUnit(unit, options, () => diffDateTimesExact(calendar, slots0, slots1, unit), createDateRelativeOps(calendar, slots0), computeEndEpochNanoFromMidnight(slots0, slots1));
}

function diffDateTimeWeeks(slots0, slots1, options) {
  return getCommonCalendar(slots0.calendar, slots1.calendar), countDateWeeks(slots0, computeEndEpochNanoFromMidnight(slots0, slots1), refineUnitDiffOptions(7, options));
}

function diffDateTimeDays(slots0, slots1, options) {
  return getCommonCalendar(slots0.calendar, slots1.calendar), countEpochNanoDays(isoDateTimeToEpochNano(slots0), isoDateTimeToEpochNano(slots1), timeFieldsToNano(slots0), refineUnitDiffOptions(6, options));
}

function computeEndEpochNanoFromMidnight(isoDateTime0, isoDateTime1) {
  return isoDateTimeToEpochNano(isoDateTime1) - BigInt(timeFieldsToNano(isoDateTime0));
}

function diffDateCalendarUnit(unit, slots0, slots1, options) {
  const calendar = getCommonCalendar(slots0.calendar, slots1.calendar);
  return diffPlainRelativeUnit(unit, options, () => diffCalendarDates(calendar, slots0, slots1, unit), createDateRelativeOps(calendar, slots0), isoDateToEpochNano(slots1));
}

function diffDateWeeks(slots0, slots1, options) {
  return getCommonCalendar(slots0.calendar, slots1.calendar), countDateWeeks(slots0, isoDateToEpochNano(slots1), refineUnitDiffOptions(7, options));
}

function diffDateDays(slots0, slots1, options) {
  return getCommonCalendar(slots0.calendar, slots1.calendar), countEpochNanoDays(isoDateToEpochNano(slots0), isoDateToEpochNano(slots1), 0, refineUnitDiffOptions(6, options));
}

function diffYearMonthUnit(unit, slots0, slots1, options) {
  const calendar = getCommonCalendar(slots0.calendar, slots1.calendar);
  return countYearMonthUnit(calendar, slots0, slots1, unit, refineUnitDiffOptions(unit, options));
}

function diffPlainRelativeUnit(unit, options, diffExact, relativeOps, endEpochNano) {
  return countRelativeUnit(unit, {
    he: diffExact,
    le: relativeOps,
    ie: endEpochNano
  }, refineUnitDiffOptions(unit, options));
}

function reversedMove(f) {
  return (slots, units, options) => f(slots, -units, options);
}

function moveDateByYears(calendar, isoDate, years, options) {
  const overflow = refineOverflowOptions(options);
  return years ? moveDateByCalendarUnits(calendar, isoDate, toStrictInteger(years), 0, overflow) : isoDate;
}

function moveDateByMonths(calendar, isoDate, months, options) {
  const overflow = refineOverflowOptions(options);
  return months ? moveDateByCalendarUnits(calendar, isoDate, 0, toStrictInteger(months), overflow) : isoDate;
}

function moveToDayOfYear(calendar, isoDate, dayOfYear, options) {
  const overflow = refineOverflowOptions(options);
  return moveToRefinedDayOfYear(calendar, isoDate, toIntegerWithTrunc(dayOfYear), overflow);
}

function moveToDayOfMonth(calendar, isoDate, day, options) {
  const overflow = refineOverflowOptions(options);
  return moveToRefinedDayOfMonth(calendar, isoDate, toPositiveIntegerWithTruncation(day), overflow);
}

function moveToDayOfWeek(_calendar, isoDate, dayOfWeek, options) {
  const overflow = refineOverflowOptions(options);
  return moveToRefinedDayOfWeek(isoDate, toIntegerWithTrunc(dayOfWeek), overflow);
}

function moveToWeekOfYear(calendar, isoDate, weekOfYear, options) {
  const overflow = refineOverflowOptions(options);
  return moveToRefinedWeekOfYear(calendar, isoDate, toIntegerWithTrunc(weekOfYear), overflow);
}



;// CONCATENATED MODULE: ./node_modules/temporal-polyfill/chunks/classApi-basic.js










function resolveBasicCalendarId(rawCalendarId) {
  const lowerRawCalendarId = requireString(rawCalendarId).toLowerCase();
  return lowerRawCalendarId === isoCalendarId ? isoCalendarImpl : lowerRawCalendarId === gregoryCalendarId ? gregoryCalendarImpl : void throwRangeError(exoticCalendarRequired(rawCalendarId, "temporal-polyfill/full"));
}

function resolveBasicCalendarArg(rawCalendarId = isoCalendarId) {
  return resolveBasicCalendarId(rawCalendarId);
}

const zonedDateTimeSlotsMap = /*@__PURE__*/ new WeakMap;

const ZonedDateTime = /*@__PURE__*/ defineTemporalClass(ZonedDateTimeBranding, class {
  constructor(epochNanoseconds, timeZoneId, calendar = void 0) {
    const epochNano = checkEpochNanoInBounds(toBigInt(epochNanoseconds));
    const timeZone = queryTimeZone(refineTimeZoneId(timeZoneId));
    const calendarImpl = resolveBasicCalendarArg(calendar);
    initZonedDateTime(this, createZonedEpochNanoSlots(epochNano, timeZone, calendarImpl));
  }
  static from(arg, options = void 0) {
    return createZonedDateTime(toZonedDateTimeSlots(arg, options));
  }
  static compare(arg0, arg1) {
    return compareZonedEpochSlots(toZonedDateTimeSlots(arg0), toZonedDateTimeSlots(arg1));
  }
  get calendarId() {
    return getCalendarSlotId(getZonedDateTimeSlots(this).calendar);
  }
  get timeZoneId() {
    return getZonedDateTimeSlots(this).timeZone.id;
  }
  get epochMilliseconds() {
    return epochNanoToMilli(getZonedDateTimeSlots(this).epochNanoseconds);
  }
  get epochNanoseconds() {
    return getZonedDateTimeSlots(this).epochNanoseconds;
  }
  get offset() {
    return formatOffsetNano(zonedEpochSlotsToIso(getZonedDateTimeSlots(this)).offsetNanoseconds);
  }
  get offsetNanoseconds() {
    return zonedEpochSlotsToIso(getZonedDateTimeSlots(this)).offsetNanoseconds;
  }
  get hoursInDay() {
    return computeZonedHoursInDay(getZonedDateTimeSlots(this));
  }
  with(mod, options = void 0) {
    return createZonedDateTime(withZonedDateTimeFields(getZonedDateTimeSlots(this), validateBag(mod), options));
  }
  withCalendar(calendarArg) {
    return createZonedDateTime({
      ...getZonedDateTimeSlots(this),
      calendar: refineCalendarArg(calendarArg)
    });
  }
  withTimeZone(timeZoneArg) {
    return createZonedDateTime({
      ...getZonedDateTimeSlots(this),
      timeZone: queryTimeZone(refineTimeZoneArg(timeZoneArg))
    });
  }
  withPlainTime(plainTimeArg = void 0) {
    return createZonedDateTime(zonedDateTimeWithPlainTime(getZonedDateTimeSlots(this), optionalToPlainTimeFields(plainTimeArg)));
  }
  add(durationArg, options = void 0) {
    const slots = getZonedDateTimeSlots(this);
    return createZonedDateTime(moveZonedEpochSlots(slots, toDurationSlots(durationArg), internal_refineOverflowOptions(options)));
  }
  subtract(durationArg, options = void 0) {
    const slots = getZonedDateTimeSlots(this);
    return createZonedDateTime(moveZonedEpochSlots(slots, negateDurationFields(toDurationSlots(durationArg)), internal_refineOverflowOptions(options)));
  }
  until(otherArg, options = void 0) {
    const slots = getZonedDateTimeSlots(this);
    const other = toZonedDateTimeSlots(otherArg);
    return createDuration(diffZonedDateTimes(0, slots, other, options));
  }
  since(otherArg, options = void 0) {
    const slots = getZonedDateTimeSlots(this);
    const other = toZonedDateTimeSlots(otherArg);
    return createDuration(diffZonedDateTimes(1, slots, other, options));
  }
  round(options) {
    const slots = getZonedDateTimeSlots(this);
    const [smallestUnit, roundingInc, roundingMode] = refineRoundingOptions(options);
    return createZonedDateTime(roundZonedEpochSlotsToUnit(slots, smallestUnit, roundingInc, roundingMode));
  }
  startOfDay() {
    return createZonedDateTime(computeZonedStartOfDay(getZonedDateTimeSlots(this)));
  }
  equals(otherArg) {
    return zonedDateTimesEqual(getZonedDateTimeSlots(this), toZonedDateTimeSlots(otherArg));
  }
  toInstant() {
    return createInstant(zonedDateTimeToInstant(getZonedDateTimeSlots(this)));
  }
  toPlainDateTime() {
    return createPlainDateTime(zonedDateTimeToDateTime(getZonedDateTimeSlots(this)));
  }
  toPlainDate() {
    return createPlainDate(zonedDateTimeToDate(getZonedDateTimeSlots(this)));
  }
  toPlainTime() {
    return createPlainTime(zonedDateTimeToTime(getZonedDateTimeSlots(this)));
  }
  toLocaleString(locales = void 0, options = {}) {
    const slots = getZonedDateTimeSlots(this);
    const format = new RawDateTimeFormat(locales, applyZonedFormatTimeZone(transformZonedOptions(options), getZonedTimeZoneId(slots)));
    return checkResolvedCalendarCompatible(format, slots), format.format(epochNanoToMilli(slots.epochNanoseconds));
  }
  toString(options = void 0) {
    return formatZonedDateTimeIso(getZonedDateTimeSlots(this), options);
  }
  toJSON() {
    return formatZonedDateTimeIso(getZonedDateTimeSlots(this));
  }
  getTimeZoneTransition(options) {
    const slots = getZonedDateTimeSlots(this);
    const newEpochNano = slots.timeZone.C(slots.epochNanoseconds, refineDirectionOptions(options));
    return void 0 !== newEpochNano ? createZonedDateTime({
      ...slots,
      epochNanoseconds: newEpochNano
    }) : null;
  }
  valueOf() {
    return apiHelpers_forbiddenValueOf();
  }
}, getZonedDateTimeIsoSlots, dateFieldGetters$1, dateDerivedGetters, timeGetters);

function createZonedDateTime(slots) {
  return initZonedDateTime(Object.create(ZonedDateTime.prototype), slots);
}

function getZonedDateTimeSlots(obj) {
  return getZonedDateTimeSlotsIfPresent(obj) || invalidRecordType();
}

function getZonedDateTimeIsoSlots(obj) {
  const slots = getZonedDateTimeSlots(obj);
  return {
    ...zonedEpochSlotsToIso(slots),
    calendar: slots.calendar
  };
}

function getZonedDateTimeSlotsIfPresent(obj) {
  return zonedDateTimeSlotsMap.get(obj);
}

function toZonedDateTimeSlots(arg, options) {
  if (internal_isObjectLike(arg)) {
    const ownSlots = getZonedDateTimeSlotsIfPresent(arg);
    if (ownSlots) {
      return refineZonedFieldOptions(options), ownSlots;
    }
    const calendar = getCalendarFromBag(arg);
    return refineZonedDateTimeObjectLike(refineTimeZoneArg, calendar, arg, options);
  }
  return parseZonedDateTime(arg, resolveBasicCalendarId, options);
}

function initZonedDateTime(instance, slots) {
  return zonedDateTimeSlotsMap.set(instance, slots), attachDebugString(instance), 
  instance;
}

function refineTimeZoneArg(arg) {
  if (internal_isObjectLike(arg)) {
    const slots = getZonedDateTimeSlotsIfPresent(arg);
    return slots || throwTypeError(invalidTimeZone(arg)), slots.timeZone.id;
  }
  return (arg => resolveTimeZoneId(parseTimeZoneId(requireString(arg))))(arg);
}

const instantSlotsMap = /*@__PURE__*/ new WeakMap;

const Instant = /*@__PURE__*/ defineTemporalClass(InstantBranding, class {
  constructor(epochNanoseconds) {
    const epochNano = checkEpochNanoInBounds(toBigInt(epochNanoseconds));
    initInstant(this, createEpochNanoSlots(epochNano));
  }
  static from(arg) {
    return createInstant(toInstantSlots(arg));
  }
  static fromEpochMilliseconds(epochMilli) {
    return createInstant(epochMilliToInstant(epochMilli));
  }
  static fromEpochNanoseconds(epochNano) {
    return createInstant(epochNanoToInstant(epochNano));
  }
  static compare(a, b) {
    return compareZonedEpochSlots(toInstantSlots(a), toInstantSlots(b));
  }
  get epochMilliseconds() {
    return epochNanoToMilli(getInstantSlots(this).epochNanoseconds);
  }
  get epochNanoseconds() {
    return getInstantSlots(this).epochNanoseconds;
  }
  add(durationArg) {
    const slots = getInstantSlots(this);
    return createInstant(createEpochNanoSlots(moveEpochNano(slots.epochNanoseconds, toDurationSlots(durationArg))));
  }
  subtract(durationArg) {
    const slots = getInstantSlots(this);
    return createInstant(createEpochNanoSlots(moveEpochNano(slots.epochNanoseconds, negateDurationFields(toDurationSlots(durationArg)))));
  }
  until(otherArg, options = void 0) {
    return createDuration(diffInstants(0, getInstantSlots(this), toInstantSlots(otherArg), options));
  }
  since(otherArg, options = void 0) {
    return createDuration(diffInstants(1, getInstantSlots(this), toInstantSlots(otherArg), options));
  }
  round(options) {
    const slots = getInstantSlots(this);
    const [smallestUnit, roundingInc, roundingMode] = refineRoundingOptions(options, 5, 1);
    return createInstant(createEpochNanoSlots(roundBigNanoToDayOriginInc(slots.epochNanoseconds, computeBigNanoInc(smallestUnit, roundingInc), roundingMode)));
  }
  equals(otherArg) {
    return instantsEqual(getInstantSlots(this), toInstantSlots(otherArg));
  }
  toZonedDateTimeISO(timeZoneArg) {
    return createZonedDateTime(instantToZonedDateTime(getInstantSlots(this), queryTimeZone(refineTimeZoneArg(timeZoneArg))));
  }
  toLocaleString(locales = void 0, options = {}) {
    const slots = getInstantSlots(this);
    return new RawDateTimeFormat(locales, transformInstantOptions(options)).format(epochNanoToMilli(slots.epochNanoseconds));
  }
  toString(options = void 0) {
    return formatInstantIso(refineTimeZoneArg, getInstantSlots(this), options);
  }
  toJSON() {
    return formatInstantIso(refineTimeZoneArg, getInstantSlots(this));
  }
  valueOf() {
    return apiHelpers_forbiddenValueOf();
  }
});

function createInstant(slots) {
  return initInstant(Object.create(Instant.prototype), slots);
}

function getInstantSlots(obj) {
  return getInstantSlotsIfPresent(obj) || invalidRecordType();
}

function getInstantSlotsIfPresent(obj) {
  return instantSlotsMap.get(obj);
}

function toInstantSlots(arg) {
  if (internal_isObjectLike(arg)) {
    const ownSlots = getInstantSlotsIfPresent(arg);
    if (ownSlots) {
      return ownSlots;
    }
    const zonedDateTimeSlots = getZonedDateTimeSlotsIfPresent(arg);
    if (zonedDateTimeSlots) {
      return createEpochNanoSlots(zonedDateTimeSlots.epochNanoseconds);
    }
  }
  return parseInstant(arg);
}

const {toTemporalInstant: toTemporalInstant} = {
  toTemporalInstant() {
    const epochMilli = Date.prototype.valueOf.call(this);
    return createInstant(createEpochNanoSlots(BigInt(requireNumberIsInteger(epochMilli)) * bigNanoInMilli));
  }
};

function initInstant(instance, slots) {
  return instantSlotsMap.set(instance, slots), attachDebugString(instance), instance;
}

const plainMonthDaySlotsMap = /*@__PURE__*/ new WeakMap;

const PlainMonthDay = /*@__PURE__*/ defineTemporalClass(PlainMonthDayBranding, class {
  constructor(isoMonth, isoDay, calendar = void 0, referenceIsoYear) {
    const isoMonthInt = utils_toIntegerWithTrunc(isoMonth);
    const isoDayInt = utils_toIntegerWithTrunc(isoDay);
    const calendarImpl = resolveBasicCalendarArg(calendar);
    const isoYearInt = utils_toIntegerWithTrunc(referenceIsoYear ?? isoEpochFirstLeapYear);
    const fields = checkIsoDateInBounds(validateIsoDateFields({
      year: isoYearInt,
      month: isoMonthInt,
      day: isoDayInt
    }));
    initPlainMonthDay(this, createDateSlots(fields, calendarImpl));
  }
  static from(arg, options = void 0) {
    return createPlainMonthDay(toPlainMonthDaySlots(arg, options));
  }
  get calendarId() {
    return getCalendarSlotId(getPlainMonthDaySlots(this).calendar);
  }
  with(mod, options = void 0) {
    return createPlainMonthDay(withMonthDayFields(getPlainMonthDaySlots(this), validateBag(mod), options));
  }
  equals(otherArg) {
    return plainMonthDaysEqual(getPlainMonthDaySlots(this), toPlainMonthDaySlots(otherArg));
  }
  toPlainDate(bag) {
    const slots = getPlainMonthDaySlots(this);
    return createPlainDate(monthDayToDate(slots.calendar, this, bag));
  }
  toLocaleString(locales = void 0, options = {}) {
    const slots = getPlainMonthDaySlots(this);
    const format = new RawDateTimeFormat(locales, applyPlainFormatTimeZone(transformMonthDayOptions(options)));
    return checkResolvedCalendarCompatible(format, slots, 1), format.format(isoDateToEpochMilli(slots));
  }
  toString(options = void 0) {
    return formatPlainMonthDayIso(getPlainMonthDaySlots(this), options);
  }
  toJSON() {
    return formatPlainMonthDayIso(getPlainMonthDaySlots(this));
  }
  valueOf() {
    return apiHelpers_forbiddenValueOf();
  }
}, getPlainMonthDaySlots, monthDayFieldGetters$1);

function createPlainMonthDay(slots) {
  return initPlainMonthDay(Object.create(PlainMonthDay.prototype), slots);
}

function getPlainMonthDaySlots(obj) {
  return getPlainMonthDaySlotsIfPresent(obj) || invalidRecordType();
}

function getPlainMonthDaySlotsIfPresent(obj) {
  return plainMonthDaySlotsMap.get(obj);
}

function toPlainMonthDaySlots(arg, options) {
  if (internal_isObjectLike(arg)) {
    const ownSlots = getPlainMonthDaySlotsIfPresent(arg);
    if (ownSlots) {
      return internal_refineOverflowOptions(options), ownSlots;
    }
    const calendarMaybe = extractCalendarFromBag(arg);
    return refinePlainMonthDayObjectLike(void 0 === calendarMaybe ? isoCalendarImpl : calendarMaybe, void 0 === calendarMaybe, arg, options);
  }
  const res = parsePlainMonthDay(arg, resolveBasicCalendarId);
  return internal_refineOverflowOptions(options), res;
}

function initPlainMonthDay(instance, slots) {
  return plainMonthDaySlotsMap.set(instance, slots), attachDebugString(instance), 
  instance;
}

const plainYearMonthSlotsMap = /*@__PURE__*/ new WeakMap;

const PlainYearMonth = /*@__PURE__*/ defineTemporalClass(PlainYearMonthBranding, class {
  constructor(isoYear, isoMonth, calendar = void 0, referenceIsoDay) {
    const isoYearInt = utils_toIntegerWithTrunc(isoYear);
    const isoMonthInt = utils_toIntegerWithTrunc(isoMonth);
    const calendarImpl = resolveBasicCalendarArg(calendar);
    const isoDayInt = utils_toIntegerWithTrunc(referenceIsoDay ?? 1);
    const fields = checkIsoYearMonthInBounds(validateIsoDateFields({
      year: isoYearInt,
      month: isoMonthInt,
      day: isoDayInt
    }));
    initPlainYearMonth(this, createDateSlots(fields, calendarImpl));
  }
  static from(arg, options = void 0) {
    return createPlainYearMonth(toPlainYearMonthSlots(arg, options));
  }
  static compare(arg0, arg1) {
    return compareIsoDateFields(toPlainYearMonthSlots(arg0), toPlainYearMonthSlots(arg1));
  }
  get calendarId() {
    return getCalendarSlotId(getPlainYearMonthSlots(this).calendar);
  }
  with(mod, options = void 0) {
    return createPlainYearMonth(withYearMonthFields(getPlainYearMonthSlots(this), validateBag(mod), options));
  }
  add(durationArg, options = void 0) {
    const slots = getPlainYearMonthSlots(this);
    return createPlainYearMonth(createDateSlots(moveYearMonth(slots.calendar, slots, toDurationSlots(durationArg), internal_refineOverflowOptions(options)), slots.calendar));
  }
  subtract(durationArg, options = void 0) {
    const slots = getPlainYearMonthSlots(this);
    return createPlainYearMonth(createDateSlots(moveYearMonth(slots.calendar, slots, negateDurationFields(toDurationSlots(durationArg)), internal_refineOverflowOptions(options)), slots.calendar));
  }
  until(otherArg, options = void 0) {
    const slots = getPlainYearMonthSlots(this);
    const other = toPlainYearMonthSlots(otherArg);
    return createDuration(diffYearMonths(0, slots, other, options));
  }
  since(otherArg, options = void 0) {
    const slots = getPlainYearMonthSlots(this);
    const other = toPlainYearMonthSlots(otherArg);
    return createDuration(diffYearMonths(1, slots, other, options));
  }
  equals(otherArg) {
    return plainYearMonthsEqual(getPlainYearMonthSlots(this), toPlainYearMonthSlots(otherArg));
  }
  toPlainDate(bag) {
    const slots = getPlainYearMonthSlots(this);
    return createPlainDate(yearMonthToDate(slots.calendar, this, bag));
  }
  toLocaleString(locales = void 0, options = {}) {
    const slots = getPlainYearMonthSlots(this);
    const format = new RawDateTimeFormat(locales, applyPlainFormatTimeZone(transformYearMonthOptions(options)));
    return checkResolvedCalendarCompatible(format, slots, 1), format.format(isoDateToEpochMilli(slots));
  }
  toString(options = void 0) {
    return formatPlainYearMonthIso(getPlainYearMonthSlots(this), options);
  }
  toJSON() {
    return formatPlainYearMonthIso(getPlainYearMonthSlots(this));
  }
  valueOf() {
    return apiHelpers_forbiddenValueOf();
  }
}, getPlainYearMonthSlots, yearMonthFieldGetters$1, yearMonthDerivedGetters);

function createPlainYearMonth(slots) {
  return initPlainYearMonth(Object.create(PlainYearMonth.prototype), slots);
}

function getPlainYearMonthSlots(obj) {
  return getPlainYearMonthSlotsIfPresent(obj) || invalidRecordType();
}

function getPlainYearMonthSlotsIfPresent(obj) {
  return plainYearMonthSlotsMap.get(obj);
}

function toPlainYearMonthSlots(arg, options) {
  if (internal_isObjectLike(arg)) {
    const ownSlots = getPlainYearMonthSlotsIfPresent(arg);
    if (ownSlots) {
      return internal_refineOverflowOptions(options), ownSlots;
    }
    const calendar = getCalendarFromBag(arg);
    return refinePlainYearMonthObjectLike(calendar, arg, options);
  }
  const res = parsePlainYearMonth(arg, resolveBasicCalendarId);
  return internal_refineOverflowOptions(options), res;
}

function initPlainYearMonth(instance, slots) {
  return plainYearMonthSlotsMap.set(instance, slots), attachDebugString(instance), 
  instance;
}

function getTemporalBrandingAndSlots(obj) {
  if (!internal_isObjectLike(obj)) {
    return;
  }
  let slots = getInstantSlotsIfPresent(obj);
  return slots ? [ InstantBranding, slots ] : (slots = getZonedDateTimeSlotsIfPresent(obj), 
  slots ? [ ZonedDateTimeBranding, slots ] : (slots = getPlainDateTimeSlotsIfPresent(obj), 
  slots ? [ PlainDateTimeBranding, slots ] : (slots = getPlainDateSlotsIfPresent(obj), 
  slots ? [ PlainDateBranding, slots ] : (slots = getPlainTimeSlotsIfPresent(obj), 
  slots ? [ PlainTimeBranding, slots ] : (slots = getPlainYearMonthSlotsIfPresent(obj), 
  slots ? [ PlainYearMonthBranding, slots ] : (slots = getPlainMonthDaySlotsIfPresent(obj), 
  slots ? [ PlainMonthDayBranding, slots ] : (slots = getDurationSlotsIfPresent(obj), 
  slots ? [ DurationBranding, slots ] : void 0)))))));
}

function validateBag(bag) {
  return (getTemporalBrandingAndSlots(bag) || void 0 !== bag.calendar || void 0 !== bag.timeZone) && throwTypeError(invalidBag), 
  bag;
}

const plainTimeSlotsMap = /*@__PURE__*/ new WeakMap;

const PlainTime = /*@__PURE__*/ defineTemporalClass(PlainTimeBranding, class {
  constructor(hour = 0, minute = 0, second = 0, millisecond = 0, microsecond = 0, nanosecond = 0) {
    const fields = validateTimeFields(mapProps(utils_toIntegerWithTrunc, {
      hour: hour,
      minute: minute,
      second: second,
      millisecond: millisecond,
      microsecond: microsecond,
      nanosecond: nanosecond
    }));
    initPlainTime(this, createTimeSlots(fields));
  }
  static from(arg, options = void 0) {
    return createPlainTime(toPlainTimeSlots(arg, options));
  }
  static compare(arg0, arg1) {
    return compareTimeFields(toPlainTimeSlots(arg0), toPlainTimeSlots(arg1));
  }
  with(mod, options = void 0) {
    return createPlainTime(withTimeFields(getPlainTimeSlots(this), validateBag(mod), options));
  }
  add(durationArg) {
    const slots = getPlainTimeSlots(this);
    return createPlainTime(moveTime(slots, toDurationSlots(durationArg))[0]);
  }
  subtract(durationArg) {
    const slots = getPlainTimeSlots(this);
    return createPlainTime(moveTime(slots, negateDurationFields(toDurationSlots(durationArg)))[0]);
  }
  until(otherArg, options = void 0) {
    return createDuration(diffTimes(0, getPlainTimeSlots(this), toPlainTimeSlots(otherArg), options));
  }
  since(otherArg, options = void 0) {
    return createDuration(diffTimes(1, getPlainTimeSlots(this), toPlainTimeSlots(otherArg), options));
  }
  round(options) {
    const slots = getPlainTimeSlots(this);
    const [smallestUnit, roundingInc, roundingMode] = refineRoundingOptions(options, 5);
    return createPlainTime(roundTimeToUnit(slots, smallestUnit, roundingInc, roundingMode)[0]);
  }
  equals(other) {
    return plainTimesEqual(getPlainTimeSlots(this), toPlainTimeSlots(other));
  }
  toLocaleString(locales = void 0, options = {}) {
    const slots = getPlainTimeSlots(this);
    return new RawDateTimeFormat(locales, applyPlainFormatTimeZone(transformTimeOptions(options))).format(timeFieldsToMilli(slots));
  }
  toString(options = void 0) {
    return formatPlainTimeIso(getPlainTimeSlots(this), options);
  }
  toJSON() {
    return formatPlainTimeIso(getPlainTimeSlots(this));
  }
  valueOf() {
    return apiHelpers_forbiddenValueOf();
  }
}, getPlainTimeSlots, timeGetters);

function createPlainTime(slots) {
  return initPlainTime(Object.create(PlainTime.prototype), slots);
}

function getPlainTimeSlots(obj) {
  return getPlainTimeSlotsIfPresent(obj) || invalidRecordType();
}

function getPlainTimeSlotsIfPresent(obj) {
  return plainTimeSlotsMap.get(obj);
}

function toPlainTimeSlots(arg, options) {
  if (internal_isObjectLike(arg)) {
    const ownSlots = getPlainTimeSlotsIfPresent(arg);
    if (ownSlots) {
      return internal_refineOverflowOptions(options), ownSlots;
    }
    const dateTimeSlots = getPlainDateTimeSlotsIfPresent(arg);
    if (dateTimeSlots) {
      return internal_refineOverflowOptions(options), createTimeSlots(dateTimeSlots);
    }
    const zonedDateTimeSlots = getZonedDateTimeSlotsIfPresent(arg);
    return zonedDateTimeSlots ? (internal_refineOverflowOptions(options), zonedDateTimeToTime(zonedDateTimeSlots)) : refinePlainTimeObjectLike(arg, options);
  }
  const timeSlots = parsePlainTime(arg);
  return internal_refineOverflowOptions(options), timeSlots;
}

function optionalToPlainTimeFields(timeArg) {
  return void 0 === timeArg ? void 0 : toPlainTimeSlots(timeArg);
}

function initPlainTime(instance, slots) {
  return plainTimeSlotsMap.set(instance, slots), attachDebugString(instance), instance;
}

const plainDateTimeSlotsMap = /*@__PURE__*/ new WeakMap;

const PlainDateTime = /*@__PURE__*/ defineTemporalClass(PlainDateTimeBranding, class {
  constructor(isoYear, isoMonth, isoDay, hour = 0, minute = 0, second = 0, millisecond = 0, microsecond = 0, nanosecond = 0, calendar = void 0) {
    const fields = checkIsoDateTimeInBounds(validateIsoDateTimeFields(mapProps(utils_toIntegerWithTrunc, {
      year: isoYear,
      month: isoMonth,
      day: isoDay,
      hour: hour,
      minute: minute,
      second: second,
      millisecond: millisecond,
      microsecond: microsecond,
      nanosecond: nanosecond
    })));
    const calendarImpl = resolveBasicCalendarArg(calendar);
    initPlainDateTime(this, createDateTimeSlots(fields, calendarImpl));
  }
  static from(arg, options = void 0) {
    return createPlainDateTime(toPlainDateTimeSlots(arg, options));
  }
  static compare(arg0, arg1) {
    const slots0 = toPlainDateTimeSlots(arg0);
    const slots1 = toPlainDateTimeSlots(arg1);
    return compareIsoDateTimeFields(slots0, slots1);
  }
  get calendarId() {
    return getCalendarSlotId(getPlainDateTimeSlots(this).calendar);
  }
  with(mod, options = void 0) {
    return createPlainDateTime(withDateTimeFields(getPlainDateTimeSlots(this), validateBag(mod), options));
  }
  withCalendar(calendarArg) {
    const slots = getPlainDateTimeSlots(this);
    return createPlainDateTime(createDateTimeSlots(slots, refineCalendarArg(calendarArg)));
  }
  withPlainTime(plainTimeArg = void 0) {
    const slots = getPlainDateTimeSlots(this);
    return createPlainDateTime(createDateTimeFromRefinedFields(slots, optionalToPlainTimeFields(plainTimeArg), slots.calendar));
  }
  add(durationArg, options = void 0) {
    const slots = getPlainDateTimeSlots(this);
    return createPlainDateTime(createDateTimeSlots(moveDateTime(slots.calendar, slots, toDurationSlots(durationArg), internal_refineOverflowOptions(options)), slots.calendar));
  }
  subtract(durationArg, options = void 0) {
    const slots = getPlainDateTimeSlots(this);
    return createPlainDateTime(createDateTimeSlots(moveDateTime(slots.calendar, slots, negateDurationFields(toDurationSlots(durationArg)), internal_refineOverflowOptions(options)), slots.calendar));
  }
  until(otherArg, options = void 0) {
    const slots = getPlainDateTimeSlots(this);
    const other = toPlainDateTimeSlots(otherArg);
    return createDuration(diffDateTimes(0, slots, other, options));
  }
  since(otherArg, options = void 0) {
    const slots = getPlainDateTimeSlots(this);
    const other = toPlainDateTimeSlots(otherArg);
    return createDuration(diffDateTimes(1, slots, other, options));
  }
  round(options) {
    const slots = getPlainDateTimeSlots(this);
    const [smallestUnit, roundingInc, roundingMode] = refineRoundingOptions(options);
    return createPlainDateTime(createDateTimeSlots(roundDateTimeToUnit(slots, smallestUnit, roundingInc, roundingMode), slots.calendar));
  }
  equals(otherArg) {
    return plainDateTimesEqual(getPlainDateTimeSlots(this), toPlainDateTimeSlots(otherArg));
  }
  toZonedDateTime(timeZoneArg, options = void 0) {
    return createZonedDateTime(dateTimeToZonedDateTime(getPlainDateTimeSlots(this), queryTimeZone(refineTimeZoneArg(timeZoneArg)), refineEpochDisambigOptions(options)));
  }
  toPlainDate() {
    const slots = getPlainDateTimeSlots(this);
    return createPlainDate(createDateSlots(slots, slots.calendar));
  }
  toPlainTime() {
    return createPlainTime(createTimeSlots(getPlainDateTimeSlots(this)));
  }
  toLocaleString(locales = void 0, options = {}) {
    const slots = getPlainDateTimeSlots(this);
    const format = new RawDateTimeFormat(locales, applyPlainFormatTimeZone(transformDateTimeOptions(options)));
    return checkResolvedCalendarCompatible(format, slots), format.format(isoDateTimeToEpochMilli(slots));
  }
  toString(options = void 0) {
    return formatPlainDateTimeIso(getPlainDateTimeSlots(this), options);
  }
  toJSON() {
    return formatPlainDateTimeIso(getPlainDateTimeSlots(this));
  }
  valueOf() {
    return apiHelpers_forbiddenValueOf();
  }
}, getPlainDateTimeSlots, dateFieldGetters$1, dateDerivedGetters, timeGetters);

function createPlainDateTime(slots) {
  return initPlainDateTime(Object.create(PlainDateTime.prototype), slots);
}

function getPlainDateTimeSlots(obj) {
  return getPlainDateTimeSlotsIfPresent(obj) || invalidRecordType();
}

function getPlainDateTimeSlotsIfPresent(obj) {
  return plainDateTimeSlotsMap.get(obj);
}

function toPlainDateTimeSlots(arg, options) {
  if (internal_isObjectLike(arg)) {
    const ownSlots = getPlainDateTimeSlotsIfPresent(arg);
    if (ownSlots) {
      return internal_refineOverflowOptions(options), ownSlots;
    }
    const dateSlots = getPlainDateSlotsIfPresent(arg);
    if (dateSlots) {
      return internal_refineOverflowOptions(options), createDateTimeSlots(combineDateAndTime(dateSlots, timeFieldDefaults), dateSlots.calendar);
    }
    const zonedDateTimeSlots = getZonedDateTimeSlotsIfPresent(arg);
    if (zonedDateTimeSlots) {
      return internal_refineOverflowOptions(options), zonedDateTimeToDateTime(zonedDateTimeSlots);
    }
    const calendar = getCalendarFromBag(arg);
    return refinePlainDateTimeObjectLike(calendar, arg, options);
  }
  const res = parsePlainDateTime(arg, resolveBasicCalendarId);
  return internal_refineOverflowOptions(options), res;
}

function initPlainDateTime(instance, slots) {
  return plainDateTimeSlotsMap.set(instance, slots), attachDebugString(instance), 
  instance;
}

const plainDateSlotsMap = /*@__PURE__*/ new WeakMap;

const PlainDate = /*@__PURE__*/ defineTemporalClass(PlainDateBranding, class {
  constructor(isoYear, isoMonth, isoDay, calendar = void 0) {
    const fields = checkIsoDateInBounds(validateIsoDateFields(mapProps(utils_toIntegerWithTrunc, {
      year: isoYear,
      month: isoMonth,
      day: isoDay
    })));
    const calendarImpl = resolveBasicCalendarArg(calendar);
    initPlainDate(this, createDateSlots(fields, calendarImpl));
  }
  static from(arg, options = void 0) {
    return createPlainDate(toPlainDateSlots(arg, options));
  }
  static compare(arg0, arg1) {
    return compareIsoDateFields(toPlainDateSlots(arg0), toPlainDateSlots(arg1));
  }
  get calendarId() {
    return getCalendarSlotId(getPlainDateSlots(this).calendar);
  }
  with(mod, options = void 0) {
    return createPlainDate(withDateFields(getPlainDateSlots(this), validateBag(mod), options));
  }
  withCalendar(calendarArg) {
    const slots = getPlainDateSlots(this);
    return createPlainDate(createDateSlots(slots, refineCalendarArg(calendarArg)));
  }
  add(durationArg, options = void 0) {
    const slots = getPlainDateSlots(this);
    return createPlainDate(createDateSlots(moveDate(slots.calendar, slots, toDurationSlots(durationArg), internal_refineOverflowOptions(options)), slots.calendar));
  }
  subtract(durationArg, options = void 0) {
    const slots = getPlainDateSlots(this);
    return createPlainDate(createDateSlots(moveDate(slots.calendar, slots, negateDurationFields(toDurationSlots(durationArg)), internal_refineOverflowOptions(options)), slots.calendar));
  }
  until(otherArg, options = void 0) {
    const slots = getPlainDateSlots(this);
    const other = toPlainDateSlots(otherArg);
    return createDuration(diffDates(0, slots, other, options));
  }
  since(otherArg, options = void 0) {
    const slots = getPlainDateSlots(this);
    const other = toPlainDateSlots(otherArg);
    return createDuration(diffDates(1, slots, other, options));
  }
  equals(otherArg) {
    return plainDatesEqual(getPlainDateSlots(this), toPlainDateSlots(otherArg));
  }
  toZonedDateTime(options) {
    const optionsObj = internal_isObjectLike(options) ? {
      timeZone: options.timeZone,
      plainTime: options.plainTime
    } : {
      timeZone: options
    };
    const slots = getPlainDateSlots(this);
    const timeZoneId = refineTimeZoneArg(optionsObj.timeZone);
    const plainTimeArg = optionsObj.plainTime;
    const timeFields = void 0 !== plainTimeArg ? toPlainTimeSlots(plainTimeArg) : void 0;
    return createZonedDateTime(dateToZonedDateTime(slots, queryTimeZone(timeZoneId), timeFields));
  }
  toPlainDateTime(plainTimeArg = void 0) {
    const slots = getPlainDateSlots(this);
    return createPlainDateTime(createDateTimeFromRefinedFields(slots, optionalToPlainTimeFields(plainTimeArg), slots.calendar));
  }
  toPlainYearMonth() {
    const slots = getPlainDateSlots(this);
    return createPlainYearMonth(fieldsToYearMonth(slots.calendar, this));
  }
  toPlainMonthDay() {
    const slots = getPlainDateSlots(this);
    return createPlainMonthDay(fieldsToMonthDay(slots.calendar, this));
  }
  toLocaleString(locales = void 0, options = {}) {
    const slots = getPlainDateSlots(this);
    const format = new RawDateTimeFormat(locales, applyPlainFormatTimeZone(transformDateOptions(options)));
    return checkResolvedCalendarCompatible(format, slots), format.format(isoDateToEpochMilli(slots));
  }
  toString(options = void 0) {
    return formatPlainDateIso(getPlainDateSlots(this), options);
  }
  toJSON() {
    return formatPlainDateIso(getPlainDateSlots(this));
  }
  valueOf() {
    return apiHelpers_forbiddenValueOf();
  }
}, getPlainDateSlots, dateFieldGetters$1, dateDerivedGetters);

function createPlainDate(slots) {
  return initPlainDate(Object.create(PlainDate.prototype), slots);
}

function getPlainDateSlots(obj) {
  return getPlainDateSlotsIfPresent(obj) || invalidRecordType();
}

function getPlainDateSlotsIfPresent(obj) {
  return plainDateSlotsMap.get(obj);
}

function toPlainDateSlots(arg, options) {
  if (internal_isObjectLike(arg)) {
    const ownSlots = getPlainDateSlotsIfPresent(arg);
    if (ownSlots) {
      return internal_refineOverflowOptions(options), ownSlots;
    }
    const dateTimeSlots = getPlainDateTimeSlotsIfPresent(arg);
    if (dateTimeSlots) {
      return internal_refineOverflowOptions(options), createDateSlots(dateTimeSlots, dateTimeSlots.calendar);
    }
    const zonedDateTimeSlots = getZonedDateTimeSlotsIfPresent(arg);
    if (zonedDateTimeSlots) {
      return internal_refineOverflowOptions(options), zonedDateTimeToDate(zonedDateTimeSlots);
    }
    const calendar = getCalendarFromBag(arg);
    return refinePlainDateObjectLike(calendar, arg, options);
  }
  const res = parsePlainDate(arg, resolveBasicCalendarId);
  return internal_refineOverflowOptions(options), res;
}

function initPlainDate(instance, slots) {
  return plainDateSlotsMap.set(instance, slots), attachDebugString(instance), instance;
}

function getCalendarFromBag(bag) {
  const calendar = extractCalendarFromBag(bag);
  return void 0 === calendar ? isoCalendarImpl : calendar;
}

function extractCalendarFromBag(bag) {
  const {calendar: calendarArg} = bag;
  if (void 0 !== calendarArg) {
    return refineCalendarArg(calendarArg);
  }
}

function refineCalendarArg(arg) {
  if (internal_isObjectLike(arg)) {
    const slots = getPlainDateSlotsIfPresent(arg) || getPlainDateTimeSlotsIfPresent(arg) || getZonedDateTimeSlotsIfPresent(arg) || getPlainMonthDaySlotsIfPresent(arg) || getPlainYearMonthSlotsIfPresent(arg);
    return slots || throwTypeError(invalidCalendar(arg)), slots.calendar;
  }
  return (arg => resolveBasicCalendarId(parseCalendarId(requireString(arg))))(arg);
}

const durationSlotsMap = /*@__PURE__*/ new WeakMap;

const Duration = /*@__PURE__*/ defineTemporalClass(DurationBranding, class {
  constructor(years = 0, months = 0, weeks = 0, days = 0, hours = 0, minutes = 0, seconds = 0, milliseconds = 0, microseconds = 0, nanoseconds = 0) {
    const fields = validateDurationFields(mapProps(internal_toStrictInteger, {
      years: years,
      months: months,
      weeks: weeks,
      days: days,
      hours: hours,
      minutes: minutes,
      seconds: seconds,
      milliseconds: milliseconds,
      microseconds: microseconds,
      nanoseconds: nanoseconds
    }));
    initDuration(this, createDurationSlots(fields));
  }
  static from(arg) {
    return createDuration(toDurationSlots(arg));
  }
  static compare(durationArg0, durationArg1, options = void 0) {
    return compareDurations(refinePublicRelativeTo, toDurationSlots(durationArg0), toDurationSlots(durationArg1), options);
  }
  get sign() {
    return getDurationSlots(this).sign;
  }
  get blank() {
    return !getDurationSlots(this).sign;
  }
  with(mod) {
    return createDuration(mergeDurationFields(getDurationSlots(this), mod));
  }
  negated() {
    return createDuration(negateDuration(getDurationSlots(this)));
  }
  abs() {
    return createDuration(absDuration(getDurationSlots(this)));
  }
  add(otherArg) {
    return createDuration(addDurationsWithoutRelativeTo(0, getDurationSlots(this), toDurationSlots(otherArg)));
  }
  subtract(otherArg) {
    return createDuration(addDurationsWithoutRelativeTo(1, getDurationSlots(this), toDurationSlots(otherArg)));
  }
  round(roundTo) {
    return createDuration(roundDuration(refinePublicRelativeTo, getDurationSlots(this), roundTo));
  }
  total(totalOf) {
    return totalDuration(refinePublicRelativeTo, getDurationSlots(this), totalOf);
  }
  toLocaleString(locales = void 0, options) {
    const slots = getDurationSlots(this);
    return Intl.DurationFormat ? new Intl.DurationFormat(locales, options).format(slots) : formatDurationIso(slots, options);
  }
  toString(options = void 0) {
    return formatDurationIso(getDurationSlots(this), options);
  }
  toJSON() {
    return formatDurationIso(getDurationSlots(this));
  }
  valueOf() {
    return apiHelpers_forbiddenValueOf();
  }
}, getDurationSlots, durationGetters);

function createDuration(slots) {
  return initDuration(Object.create(Duration.prototype), slots);
}

function getDurationSlots(obj) {
  return getDurationSlotsIfPresent(obj) || invalidRecordType();
}

function getDurationSlotsIfPresent(obj) {
  return durationSlotsMap.get(obj);
}

function toDurationSlots(arg) {
  if (internal_isObjectLike(arg)) {
    return getDurationSlotsIfPresent(arg) || refineDurationObjectLike(arg);
  }
  return parseDuration(arg);
}

function refinePublicRelativeTo(relativeTo) {
  if (void 0 !== relativeTo) {
    if (internal_isObjectLike(relativeTo)) {
      const zonedDateTimeSlots = getZonedDateTimeSlotsIfPresent(relativeTo);
      if (zonedDateTimeSlots) {
        return zonedDateTimeSlots;
      }
      const dateSlots = getPlainDateSlotsIfPresent(relativeTo);
      if (dateSlots) {
        return dateSlots;
      }
      const dateTimeSlots = getPlainDateTimeSlotsIfPresent(relativeTo);
      if (dateTimeSlots) {
        return createDateSlots(dateTimeSlots, dateTimeSlots.calendar);
      }
      const calendar = getCalendarFromBag(relativeTo);
      return refineMaybeZonedDateTimeObjectLike(refineTimeZoneArg, calendar, relativeTo);
    }
    return parseRelativeToSlots(relativeTo, resolveBasicCalendarId);
  }
}

function initDuration(instance, slots) {
  return durationSlotsMap.set(instance, slots), attachDebugString(instance), instance;
}

const Now = /*@__PURE__*/ Object.defineProperties({}, {
  ...createStringTagDescriptors("Temporal.Now"),
  ...createPropDescriptors({
    timeZoneId() {
      return getCurrentTimeZoneId();
    },
    instant() {
      return createInstant(createEpochNanoSlots(getCurrentEpochNano()));
    },
    zonedDateTimeISO(timeZoneArg = getCurrentTimeZoneId()) {
      const timeZone = queryTimeZone(refineTimeZoneArg(timeZoneArg));
      return createZonedDateTime(createZonedEpochNanoSlots(getCurrentEpochNano(), timeZone));
    },
    plainDateTimeISO(timeZoneArg = getCurrentTimeZoneId()) {
      const isoDateTime = getCurrentIsoDateTime(queryTimeZone(refineTimeZoneArg(timeZoneArg)));
      return createPlainDateTime(createDateTimeSlots(isoDateTime));
    },
    plainDateISO(timeZoneArg = getCurrentTimeZoneId()) {
      const isoDateTime = getCurrentIsoDateTime(queryTimeZone(refineTimeZoneArg(timeZoneArg)));
      return createPlainDate(createDateSlots(isoDateTime));
    },
    plainTimeISO(timeZoneArg = getCurrentTimeZoneId()) {
      const isoDateTime = getCurrentIsoDateTime(queryTimeZone(refineTimeZoneArg(timeZoneArg)));
      return createPlainTime(createTimeSlots(isoDateTime));
    }
  })
});

const Temporal = /*@__PURE__*/ Object.defineProperties({}, {
  ...createStringTagDescriptors("Temporal"),
  ...createPropDescriptors({
    PlainYearMonth: PlainYearMonth,
    PlainMonthDay: PlainMonthDay,
    PlainDate: PlainDate,
    PlainTime: PlainTime,
    PlainDateTime: PlainDateTime,
    ZonedDateTime: ZonedDateTime,
    Instant: Instant,
    Duration: Duration,
    Now: Now
  })
});

const DateTimeFormat = /*@__PURE__*/ (/* unused pure expression or super */ null && (createDateTimeFormatClass(getTemporalBrandingAndSlots)));

const classApi_basic_IntlExtended = /*@__PURE__*/ (/* unused pure expression or super */ null && (createIntlExtended(DateTimeFormat)));



;// CONCATENATED MODULE: ./node_modules/temporal-polyfill/index.js




const temporal_polyfill_Temporal = root_NativeTemporal || Temporal;

const IntlExport = (/* unused pure expression or super */ null && (NativeTemporal ? Intl : IntlExtended));

const temporal_polyfill_toTemporalInstant = root_NativeTemporal ? Date.prototype.toTemporalInstant : toTemporalInstant;




/***/ })

/******/ });
/************************************************************************/
/******/ // The module cache
/******/ var __webpack_module_cache__ = {};
/******/ 
/******/ // The require function
/******/ function __nccwpck_require__(moduleId) {
/******/ 	// Check if module is in cache
/******/ 	var cachedModule = __webpack_module_cache__[moduleId];
/******/ 	if (cachedModule !== undefined) {
/******/ 		return cachedModule.exports;
/******/ 	}
/******/ 	// Create a new module (and put it into the cache)
/******/ 	var module = __webpack_module_cache__[moduleId] = {
/******/ 		id: moduleId,
/******/ 		loaded: false,
/******/ 		exports: {}
/******/ 	};
/******/ 
/******/ 	// Execute the module function
/******/ 	var threw = true;
/******/ 	try {
/******/ 		__webpack_modules__[moduleId].call(module.exports, module, module.exports, __nccwpck_require__);
/******/ 		threw = false;
/******/ 	} finally {
/******/ 		if(threw) delete __webpack_module_cache__[moduleId];
/******/ 	}
/******/ 
/******/ 	// Flag the module as loaded
/******/ 	module.loaded = true;
/******/ 
/******/ 	// Return the exports of the module
/******/ 	return module.exports;
/******/ }
/******/ 
/******/ // expose the modules object (__webpack_modules__)
/******/ __nccwpck_require__.m = __webpack_modules__;
/******/ 
/************************************************************************/
/******/ /* webpack/runtime/asset-relocator-loader */
/******/ if (typeof __nccwpck_require__ !== 'undefined') __nccwpck_require__.ab = decodeURIComponent(new URL('.', import.meta.url).pathname).slice(import.meta.url.match(/^file:\/\/\/\w:/) ? 1 : 0, -1) + "/";
/******/ 
/******/ /* webpack/runtime/async module */
/******/ (() => {
/******/ 	var webpackQueues = typeof Symbol === "function" ? Symbol("webpack queues") : "__webpack_queues__";
/******/ 	var webpackExports = typeof Symbol === "function" ? Symbol("webpack exports") : "__webpack_exports__";
/******/ 	var webpackError = typeof Symbol === "function" ? Symbol("webpack error") : "__webpack_error__";
/******/ 	var resolveQueue = (queue) => {
/******/ 		if(queue && queue.d < 1) {
/******/ 			queue.d = 1;
/******/ 			queue.forEach((fn) => (fn.r--));
/******/ 			queue.forEach((fn) => (fn.r-- ? fn.r++ : fn()));
/******/ 		}
/******/ 	}
/******/ 	var wrapDeps = (deps) => (deps.map((dep) => {
/******/ 		if(dep !== null && typeof dep === "object") {
/******/ 			if(dep[webpackQueues]) return dep;
/******/ 			if(dep.then) {
/******/ 				var queue = [];
/******/ 				queue.d = 0;
/******/ 				dep.then((r) => {
/******/ 					obj[webpackExports] = r;
/******/ 					resolveQueue(queue);
/******/ 				}, (e) => {
/******/ 					obj[webpackError] = e;
/******/ 					resolveQueue(queue);
/******/ 				});
/******/ 				var obj = {};
/******/ 				obj[webpackQueues] = (fn) => (fn(queue));
/******/ 				return obj;
/******/ 			}
/******/ 		}
/******/ 		var ret = {};
/******/ 		ret[webpackQueues] = x => {};
/******/ 		ret[webpackExports] = dep;
/******/ 		return ret;
/******/ 	}));
/******/ 	__nccwpck_require__.a = (module, body, hasAwait) => {
/******/ 		var queue;
/******/ 		hasAwait && ((queue = []).d = -1);
/******/ 		var depQueues = new Set();
/******/ 		var exports = module.exports;
/******/ 		var currentDeps;
/******/ 		var outerResolve;
/******/ 		var reject;
/******/ 		var promise = new Promise((resolve, rej) => {
/******/ 			reject = rej;
/******/ 			outerResolve = resolve;
/******/ 		});
/******/ 		promise[webpackExports] = exports;
/******/ 		promise[webpackQueues] = (fn) => (queue && fn(queue), depQueues.forEach(fn), promise["catch"](x => {}));
/******/ 		module.exports = promise;
/******/ 		body((deps) => {
/******/ 			currentDeps = wrapDeps(deps);
/******/ 			var fn;
/******/ 			var getResult = () => (currentDeps.map((d) => {
/******/ 				if(d[webpackError]) throw d[webpackError];
/******/ 				return d[webpackExports];
/******/ 			}))
/******/ 			var promise = new Promise((resolve) => {
/******/ 				fn = () => (resolve(getResult));
/******/ 				fn.r = 0;
/******/ 				var fnQueue = (q) => (q !== queue && !depQueues.has(q) && (depQueues.add(q), q && !q.d && (fn.r++, q.push(fn))));
/******/ 				currentDeps.map((dep) => (dep[webpackQueues](fnQueue)));
/******/ 			});
/******/ 			return fn.r ? promise : getResult();
/******/ 		}, (err) => ((err ? reject(promise[webpackError] = err) : outerResolve(exports)), resolveQueue(queue)));
/******/ 		queue && queue.d < 0 && (queue.d = 0);
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/create fake namespace object */
/******/ (() => {
/******/ 	var getProto = Object.getPrototypeOf ? (obj) => (Object.getPrototypeOf(obj)) : (obj) => (obj.__proto__);
/******/ 	var leafPrototypes;
/******/ 	// create a fake namespace object
/******/ 	// mode & 1: value is a module id, require it
/******/ 	// mode & 2: merge all properties of value into the ns
/******/ 	// mode & 4: return value when already ns object
/******/ 	// mode & 16: return value when it's Promise-like
/******/ 	// mode & 8|1: behave like require
/******/ 	__nccwpck_require__.t = function(value, mode) {
/******/ 		if(mode & 1) value = this(value);
/******/ 		if(mode & 8) return value;
/******/ 		if(typeof value === 'object' && value) {
/******/ 			if((mode & 4) && value.__esModule) return value;
/******/ 			if((mode & 16) && typeof value.then === 'function') return value;
/******/ 		}
/******/ 		var ns = Object.create(null);
/******/ 		__nccwpck_require__.r(ns);
/******/ 		var def = {};
/******/ 		leafPrototypes = leafPrototypes || [null, getProto({}), getProto([]), getProto(getProto)];
/******/ 		for(var current = mode & 2 && value; typeof current == 'object' && !~leafPrototypes.indexOf(current); current = getProto(current)) {
/******/ 			Object.getOwnPropertyNames(current).forEach((key) => (def[key] = () => (value[key])));
/******/ 		}
/******/ 		def['default'] = () => (value);
/******/ 		__nccwpck_require__.d(ns, def);
/******/ 		return ns;
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/define property getters */
/******/ (() => {
/******/ 	// define getter functions for harmony exports
/******/ 	__nccwpck_require__.d = (exports, definition) => {
/******/ 		for(var key in definition) {
/******/ 			if(__nccwpck_require__.o(definition, key) && !__nccwpck_require__.o(exports, key)) {
/******/ 				Object.defineProperty(exports, key, { enumerable: true, get: definition[key] });
/******/ 			}
/******/ 		}
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/ensure chunk */
/******/ (() => {
/******/ 	__nccwpck_require__.f = {};
/******/ 	// This file contains only the entry chunk.
/******/ 	// The chunk loading function for additional chunks
/******/ 	__nccwpck_require__.e = (chunkId) => {
/******/ 		return Promise.all(Object.keys(__nccwpck_require__.f).reduce((promises, key) => {
/******/ 			__nccwpck_require__.f[key](chunkId, promises);
/******/ 			return promises;
/******/ 		}, []));
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/get javascript chunk filename */
/******/ (() => {
/******/ 	// This function allow to reference async chunks
/******/ 	__nccwpck_require__.u = (chunkId) => {
/******/ 		// return url for filenames based on template
/******/ 		return "" + chunkId + ".index.js";
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/hasOwnProperty shorthand */
/******/ (() => {
/******/ 	__nccwpck_require__.o = (obj, prop) => (Object.prototype.hasOwnProperty.call(obj, prop))
/******/ })();
/******/ 
/******/ /* webpack/runtime/make namespace object */
/******/ (() => {
/******/ 	// define __esModule on exports
/******/ 	__nccwpck_require__.r = (exports) => {
/******/ 		if(typeof Symbol !== 'undefined' && Symbol.toStringTag) {
/******/ 			Object.defineProperty(exports, Symbol.toStringTag, { value: 'Module' });
/******/ 		}
/******/ 		Object.defineProperty(exports, '__esModule', { value: true });
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/node module decorator */
/******/ (() => {
/******/ 	__nccwpck_require__.nmd = (module) => {
/******/ 		module.paths = [];
/******/ 		if (!module.children) module.children = [];
/******/ 		return module;
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/import chunk loading */
/******/ (() => {
/******/ 	// no baseURI
/******/ 	
/******/ 	// object to store loaded and loading chunks
/******/ 	// undefined = chunk not loaded, null = chunk preloaded/prefetched
/******/ 	// [resolve, Promise] = chunk loading, 0 = chunk loaded
/******/ 	var installedChunks = {
/******/ 		792: 0
/******/ 	};
/******/ 	
/******/ 	var installChunk = (data) => {
/******/ 		var {ids, modules, runtime} = data;
/******/ 		// add "modules" to the modules object,
/******/ 		// then flag all "ids" as loaded and fire callback
/******/ 		var moduleId, chunkId, i = 0;
/******/ 		for(moduleId in modules) {
/******/ 			if(__nccwpck_require__.o(modules, moduleId)) {
/******/ 				__nccwpck_require__.m[moduleId] = modules[moduleId];
/******/ 			}
/******/ 		}
/******/ 		if(runtime) runtime(__nccwpck_require__);
/******/ 		for(;i < ids.length; i++) {
/******/ 			chunkId = ids[i];
/******/ 			if(__nccwpck_require__.o(installedChunks, chunkId) && installedChunks[chunkId]) {
/******/ 				installedChunks[chunkId][0]();
/******/ 			}
/******/ 			installedChunks[ids[i]] = 0;
/******/ 		}
/******/ 	
/******/ 	}
/******/ 	
/******/ 	__nccwpck_require__.f.j = (chunkId, promises) => {
/******/ 			// import() chunk loading for javascript
/******/ 			var installedChunkData = __nccwpck_require__.o(installedChunks, chunkId) ? installedChunks[chunkId] : undefined;
/******/ 			if(installedChunkData !== 0) { // 0 means "already installed".
/******/ 	
/******/ 				// a Promise means "currently loading".
/******/ 				if(installedChunkData) {
/******/ 					promises.push(installedChunkData[1]);
/******/ 				} else {
/******/ 					if(true) { // all chunks have JS
/******/ 						// setup Promise in chunk cache
/******/ 						var promise = import("./" + __nccwpck_require__.u(chunkId)).then(installChunk, (e) => {
/******/ 							if(installedChunks[chunkId] !== 0) installedChunks[chunkId] = undefined;
/******/ 							throw e;
/******/ 						});
/******/ 						var promise = Promise.race([promise, new Promise((resolve) => (installedChunkData = installedChunks[chunkId] = [resolve]))])
/******/ 						promises.push(installedChunkData[1] = promise);
/******/ 					}
/******/ 				}
/******/ 			}
/******/ 	};
/******/ 	
/******/ 	// no prefetching
/******/ 	
/******/ 	// no preloaded
/******/ 	
/******/ 	// no external install chunk
/******/ 	
/******/ 	// no on chunks loaded
/******/ })();
/******/ 
/************************************************************************/
/******/ 
/******/ // startup
/******/ // Load entry module and return exports
/******/ // This entry module used 'module' so it can't be inlined
/******/ var __webpack_exports__ = __nccwpck_require__(9479);
/******/ __webpack_exports__ = await __webpack_exports__;
/******/ 
