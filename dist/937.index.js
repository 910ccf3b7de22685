export const id = 937;
export const ids = [937];
export const modules = {

/***/ 4937:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  writeReview: () => (/* binding */ writeReview)
});

// EXTERNAL MODULE: ./build/deliver/reminders/plan.js
var plan = __webpack_require__(5675);
// EXTERNAL MODULE: ./build/earlier-runs/access-review/acceptable.js
var acceptable = __webpack_require__(9580);
// EXTERNAL MODULE: ./build/earlier-runs/access-review/decision.js
var decision = __webpack_require__(8790);
// EXTERNAL MODULE: ./build/earlier-runs/access-review/read-workbook.js + 6 modules
var read_workbook = __webpack_require__(2464);
// EXTERNAL MODULE: ./build/earlier-runs/access-review/review.js
var access_review_review = __webpack_require__(948);
// EXTERNAL MODULE: ./build/earlier-runs/access-review/workbook-file.js + 1 modules
var workbook_file = __webpack_require__(8879);
// EXTERNAL MODULE: ./build/earlier-runs/ledger-file.js
var ledger_file = __webpack_require__(5270);
// EXTERNAL MODULE: ./build/earlier-runs/streaks.js
var streaks = __webpack_require__(1791);
// EXTERNAL MODULE: ./build/errors.js
var errors = __webpack_require__(9473);
// EXTERNAL MODULE: ./build/report-folder/titles.js
var titles = __webpack_require__(4131);
// EXTERNAL MODULE: ./build/report-folder/verified-upload.js
var verified_upload = __webpack_require__(4980);
// EXTERNAL MODULE: ./build/text/english.js
var english = __webpack_require__(9594);
// EXTERNAL MODULE: ./build/run/context.js
var run_context = __webpack_require__(1209);
// EXTERNAL MODULE: ./build/run/deliver.js + 1 modules
var deliver = __webpack_require__(9000);
// EXTERNAL MODULE: ./build/earlier-runs/access-review/write-workbook.js
var write_workbook = __webpack_require__(5742);
// EXTERNAL MODULE: ./build/report/review.js
var report_review = __webpack_require__(5719);
// EXTERNAL MODULE: ./build/docspace/members.js
var members = __webpack_require__(6090);
// EXTERNAL MODULE: ./build/earlier-runs/access-review/log-lines.js
var log_lines = __webpack_require__(5054);
// EXTERNAL MODULE: ./build/earlier-runs/access-review/row-check.js
var row_check = __webpack_require__(3503);
// EXTERNAL MODULE: ./build/earlier-runs/access-review/titles.js
var access_review_titles = __webpack_require__(3715);
// EXTERNAL MODULE: ./build/text/one-line.js
var one_line = __webpack_require__(3809);
// EXTERNAL MODULE: ./build/report/links.js
var links = __webpack_require__(1006);
// EXTERNAL MODULE: ./build/report/vocabulary/review.js
var review = __webpack_require__(9626);
// EXTERNAL MODULE: ./build/report/vocabulary/terms.js
var terms = __webpack_require__(4691);
;// CONCATENATED MODULE: ./build/report/review-workbook.js











/**
 * The rows of the sheet *Decide*: what is undecided first, then what was decided and still counts. What people filled in
 * and nobody could understand stands as it was; so does every row about whom this run can say nothing.
 *
 * @returns with the rows, how many with notes or comments of people go, for nothing is asked about them any more
 */
function decideRows(facts) {
    const { assessment, review, read } = facts;
    const rows = [];
    const written = new Set();
    const reviewed = new Map(review.rows.map((row) => [keyOf(row), row]));
    for (const room of assessment.rooms) {
        const managers = managersLeft(room, reviewed);
        for (const member of room.members.toSorted(byAccess)) {
            const key = (0,decision/* membershipKey */.UB)({ room: room.roomId, person: member.person.id });
            const row = reviewed.get(key);
            if (row === undefined || row.state === "done")
                continue;
            rows.push(decideRow(row, member, room, managers, facts));
            written.add(key);
        }
    }
    const isUndecided = ({ cells }) => cells.standing === undefined;
    const sorted = [...rows.filter(isUndecided), ...rows.filter((row) => !isUndecided(row))];
    const others = [...read.known].filter(([key]) => !written.has(key));
    const carried = others.flatMap(([key, row]) => (staysOpen(key, facts) ? [row] : []));
    const gone = others.filter(([key, row]) => !staysOpen(key, facts) && hasNotes(row)).length;
    return { rows: [...sorted, ...carried, ...read.strays], gone };
}
function hasNotes({ added, looks }) {
    return added.size > 0 || [...looks.values()].some(({ comment }) => comment !== undefined);
}
const keyOf = ({ roomId, personId }) => (0,decision/* membershipKey */.UB)({ room: roomId, person: personId });
function byAccess(a, b) {
    return (members/* ACCESS_ORDER */.IF.indexOf(a.access) - members/* ACCESS_ORDER */.IF.indexOf(b.access) ||
        a.person.name.localeCompare(b.person.name, "en"));
}
/** Whether a row of the workbook stays although this run asks nothing about it. */
function staysOpen(key, { assessment, read }) {
    if (read.unclear.has(key) || read.partial.has(key))
        return true;
    const [id = "", person = ""] = key.split(" ");
    const room = assessment.rooms.find(({ roomId }) => roomId === Number(id));
    if (room === undefined || room.unreadable !== undefined)
        return true;
    const member = room.members.find((one) => one.person.id.toLowerCase() === person);
    return member?.verdict.kind === "unknown";
}
/** Managers of a room, its owner not counted, who would be left if all the inactive went. */
function managersLeft(room, reviewed) {
    return room.members.filter(({ access, membership, person, verdict }) => {
        const state = reviewed.get((0,decision/* membershipKey */.UB)({ room: room.roomId, person: person.id }))?.state;
        const goes = state === "open" || state === "not-done";
        return access === "room-manager" && membership.by !== "owner" && verdict.kind !== "disabled" && !goes;
    }).length;
}
function decideRow(row, member, room, managers, facts) {
    const { read, portal } = facts;
    const { person, access, membership } = member;
    const shown = {
        room: (0,write_workbook/* cleanText */.X5)((0,one_line/* named */.KT)(room.title)),
        name: (0,write_workbook/* cleanText */.X5)((0,one_line/* named */.KT)(person.name)),
        email: (0,write_workbook/* cleanText */.X5)((0,one_line/* singleLine */.pF)(person.email)),
    };
    const key = keyOf(row);
    const known = read.known.get(key);
    const asked = row.decision === undefined ? row.since : row.decision.asked;
    const host = (0,row_check/* portalHost */.zj)(portal);
    const cells = {
        ...texts(shown),
        access: { value: `${terms/* ACCESS_WORDS */.VW[access]}${person.guest ? ", guest" : ""}` },
        membership: { value: (0,terms/* membershipText */.c6)(membership) },
        roomId: { value: room.roomId },
        personId: { value: person.id },
        check: { value: (0,row_check/* rowCheck */.zf)({ room: room.roomId, person: person.id, shown, portal: host, asked }) },
        lastActivity: (0,write_workbook/* dayCell */.bj)(member.lastActivity && facts.day(member.lastActivity.at)),
        inARow: member.inactiveInARow === undefined ? undefined : { value: member.inactiveInARow },
        reminded: (0,write_workbook/* dayCell */.bj)(facts.reminded.get(key)),
        proposal: { value: proposal(member, managers) },
        ...(row.decision === undefined ? openCells(row, known, read, key) : decidedCells(row, row.decision)),
    };
    const link = (0,links/* roomLink */.qb)(portal, room.roomId);
    const { added = new Map(), looks = new Map() } = known ?? {};
    return { cells: present(cells), added, looks, link };
}
/** Who owns the room stays, and so does the last who can manage it beside the owner. */
function proposal({ access, membership }, managers) {
    const owns = membership.by === "owner" || access === "owner";
    return owns || (access === "room-manager" && managers === 0) ? "keep" : "remove";
}
function openCells(row, known, read, key) {
    const asItIs = read.unclear.has(key) || read.partial.has(key);
    const filled = access_review_titles/* FILLED */.DD.flatMap((column) => {
        const cell = asItIs ? known?.cells[column] : undefined;
        return cell === undefined ? [] : [[column, cell]];
    });
    return present({ openSince: (0,write_workbook/* dayCell */.bj)(row.since), ...Object.fromEntries(filled) });
}
function decidedCells(row, decision) {
    const own = row.own === true ? `, decided by ${review/* OWN_WORD */.iu}` : "";
    const standing = row.state === "kept" ? `counts until ${row.until}${own}` : `decided on ${row.since}, not done`;
    return present({
        openSince: (0,write_workbook/* dayCell */.bj)(decision.asked),
        decision: { value: decision.decision },
        until: (0,write_workbook/* dayCell */.bj)(decision.until),
        ...texts({ reason: decision.reason, decidedBy: decision.decidedBy }),
        decidedOn: (0,write_workbook/* dayCell */.bj)(decision.decidedOn),
        standing: { value: standing },
    });
}
function texts(of) {
    const given = Object.entries(of).filter(([, value]) => value !== "");
    return Object.fromEntries(given.map(([key, value]) => [key, { value }]));
}
function present(cells) {
    return Object.fromEntries(Object.entries(cells).filter(([, cell]) => cell !== undefined));
}
/** Lines of the log in the workbook; the ledger has every decision. */
const MOST_LINES = 20_000;
/** Every decision, newest first, with what became of it. */
function logRows(decisions, facts) {
    const newest = (0,access_review_review/* newestOf */.su)(decisions);
    const standing = new Map(facts.review.rows.map((row) => [keyOf(row), row]));
    const { titles, names } = namesOf(facts);
    return decisions
        .slice(-MOST_LINES)
        .toReversed()
        .map((one) => {
        const key = (0,decision/* membershipKey */.UB)(one);
        const current = newest.get(key) === one ? standing.get(key) : undefined;
        return {
            ...(0,log_lines/* decisionCells */.Ke)(one, facts.keepMonths),
            room: titles.get(one.room) ?? `room ${one.room}`,
            name: names.get(key) ?? one.person,
            standing: logStanding(one, newest.get(key) === one, current),
        };
    });
}
function logStanding({ decision }, isNewest, row) {
    if (decision === "closed")
        return "no member any more";
    if (!isNewest)
        return "another decision followed";
    if (row === undefined)
        return decision === "keep" ? "over" : "";
    const kept = row.own === true ? `counts, decided by ${review/* OWN_WORD */.iu}` : "counts";
    return { kept, "not-done": "not done", done: "done", open: "undecided again" }[row.state];
}
/** Titles and names as they are now; of those who left as they were in the workbook. */
function namesOf({ assessment, read }) {
    const names = new Map();
    for (const [key, { cells }] of read.known)
        names.set(key, String(cells.name?.value ?? ""));
    for (const { roomId, members, left } of assessment.rooms) {
        for (const { personId, name } of left)
            names.set((0,decision/* membershipKey */.UB)({ room: roomId, person: personId }), name);
        for (const { person } of members)
            names.set((0,decision/* membershipKey */.UB)({ room: roomId, person: person.id }), (0,one_line/* named */.KT)(person.name));
    }
    return { titles: new Map(assessment.rooms.map(({ roomId, title }) => [roomId, (0,one_line/* named */.KT)(title)])), names };
}

// EXTERNAL MODULE: ./build/time/local-time.js
var local_time = __webpack_require__(2277);
;// CONCATENATED MODULE: ./build/run/review-content.js






/** The workbook, and the memory with what it asks and with what was found done. */
async function reviewContent(report, memory, read, reading, ledger, keepMonths) {
    const { period, generatedAt, assessment } = report;
    const facts = {
        standings: (0,access_review_review/* standings */.ES)(memory.decisions, read.unclear, period.lastDay, keepMonths),
        ...{ unclear: read.unclear, asked: memory.asked, day: reading.readOn, workbook: undefined },
    };
    const review = (0,report_review/* reviewOf */.Q)(assessment, facts);
    const closed = [...memory.decisions, ...closings(review, reading)];
    const asked = askedNow(review, memory.asked, report);
    const time = (0,local_time/* createLocalTime */.t)(period.timeZone, period.start, Math.floor(generatedAt / 1000));
    const day = (at) => time.day(at);
    const reminded = new Map();
    for (const reminder of ledger.reminders) {
        const on = day(Math.floor(Date.parse(reminder.at) / 1000));
        const key = (0,decision/* membershipKey */.UB)(reminder);
        if (reminder.state === "sent" && on > (reminded.get(key) ?? ""))
            reminded.set(key, on);
    }
    const portal = report.portal.url;
    const rows = { assessment, review, read, portal, day, reminded, keepMonths };
    const { rows: decide, gone } = decideRows(rows);
    const content = await (0,write_workbook/* reviewWorkbook */.VM)(decide, logRows(closed, rows), read.own);
    return { content, memory: { ...memory, decisions: closed, asked }, gone };
}
/** Of whoever was to be removed and is gone: the question is closed, and a return would be a new one. */
function closings({ rows }, reading) {
    return rows.flatMap(({ state, roomId, personId }) => state === "done"
        ? [
            {
                ...{
                    room: roomId,
                    person: personId.toLowerCase(),
                    decision: "closed",
                    reason: "no member any more",
                },
                ...{ decidedBy: "", ...reading, changedBy: "" },
            },
        ]
        : []);
}
/** What is asked now; and what was asked before, where this run can say nothing about it. */
function askedNow(review, before, { assessment }) {
    const open = review.rows.flatMap(({ state, roomId, personId, since }) => state === "open" ? [{ room: roomId, person: personId.toLowerCase(), since }] : []);
    const here = new Set(open.map(decision/* membershipKey */.UB));
    const judged = new Map(assessment.rooms.map((room) => [room.roomId, room]));
    const kept = before.filter(({ room, person }) => {
        const found = judged.get(room);
        if (here.has((0,decision/* membershipKey */.UB)({ room, person })))
            return false;
        if (found === undefined || found.unreadable !== undefined)
            return true;
        const member = found.members.find((row) => row.person.id.toLowerCase() === person.toLowerCase());
        return member?.verdict.kind === "unknown";
    });
    return [...open, ...kept];
}

// EXTERNAL MODULE: ./build/run/review-read.js
var review_read = __webpack_require__(1561);
;// CONCATENATED MODULE: ./build/run/review-write.js
















/** Times that the workbook is written when somebody else writes it, too. */
const TRIES = 3;
/**
 * Writes the workbook for the next decisions, and into the ledger what this run found done. Looks right before whether
 * somebody decided meanwhile, and takes that in. Whatever keeps it from being written, no decision is lost.
 *
 * @returns what went wrong, in sentences
 */
async function writeReview(context, opened, report, folder) {
    if (opened === undefined || !("facts" in opened) || folder === undefined)
        return [];
    const { host } = context;
    return await host.log.group("Access review", async () => {
        try {
            const problem = await write(context, folder, report, opened);
            if (problem !== undefined)
                host.log.warning(problem);
            return [];
        }
        catch (error) {
            host.signal.throwIfAborted();
            return [`The access review was not written; decisions read before still count. ${(0,errors/* sentenceOf */.$N)(error)}`];
        }
    });
}
/** @returns why the workbook was not written, where that is no failure */
async function write(context, folder, report, opened) {
    const { period } = report;
    const stored = await (0,ledger_file/* readLedger */.SC)(folder);
    const before = stored.ledger.review;
    const old = before.lastDay !== undefined && period.lastDay < before.lastDay;
    const { workbook, reading } = opened;
    const known = { workbook, reading, memory: (0,access_review_review/* withRead */.$z)(before, workbook.read.rows, reading).memory };
    const problem = whyNot(opened, period.provisional, old);
    if (problem !== undefined)
        await (0,deliver/* refuseUnfit */.Pt)(context);
    const written = problem === undefined
        ? await writeWorkbook({ context, folder, report, stored, here: opened.here }, known)
        : { memory: known.memory, problem };
    await remember(context, folder, report, written);
    return written.problem;
}
async function writeWorkbook(writing, known) {
    const { context, folder, report, stored } = writing;
    const { host, settings } = context;
    const { reviewKeepMonths: keepMonths } = settings;
    let before = known;
    for (let tries = 1;; tries++) {
        const { workbook, reading, memory: read } = await lookAgain(writing, before);
        const problem = busy(workbook.file);
        if (problem !== undefined)
            return { memory: read, problem };
        await (0,deliver/* refuseUnfit */.Pt)(context);
        const made = await reviewContent(report, read, workbook.read, reading, stored.ledger, keepMonths);
        if (made.content.byteLength > read_workbook/* LARGEST_WORKBOOK */.mq)
            return { memory: read, problem: TOO_LARGE };
        let { memory } = made;
        try {
            const title = workbook.file?.title ?? titles/* REVIEW_TITLE */.kV;
            const options = (0,run_context/* uploadOptions */.s)(context);
            const file = await (0,verified_upload/* uploadContent */.H3)(folder, title, made.content, options, { file: workbook.file });
            host.log.info(`${title}, version ${file.version}: ${file.url}`);
            tellGone(host, made.gone, workbook.file?.version);
            return { memory, file: file.id };
        }
        catch (error) {
            host.signal.throwIfAborted();
            const lost = await writtenOver(writing, workbook, memory, reading);
            for (const one of lost ?? [])
                memory = (0,access_review_review/* withRead */.$z)(memory, one.rows, await (0,review_read.readingOf)(context, {})).memory;
            // No later run looks into these versions, whatever becomes of the next try.
            if (memory !== made.memory)
                await keep(writing, { ...memory, asked: read.asked });
            if (tries === TRIES || lost === undefined)
                throw error;
        }
        before = { workbook, reading, memory };
    }
}
function tellGone(host, rows, version) {
    if (rows === 0)
        return;
    const them = rows === 1 ? "it" : "them";
    const kept = version === undefined ? "" : ` Version ${version} of the file has ${them}.`;
    host.log.notice(`Access review: nothing is asked any more in ${(0,english/* counted */.hS)(rows, "row")} with notes of people, so the workbook is written without ${them}.${kept}`);
}
const TOO_LARGE = "The workbook of the access review was not written: it would be larger than a run reads. Move sheets of your own into another file, or review fewer rooms at a time.";
/** Reads the workbook as it is by now; what was decided meanwhile goes into the ledger at once. */
async function lookAgain(writing, known) {
    const { context, folder, report, stored, here } = writing;
    const { host, ready, settings } = context;
    let { reading, memory } = known;
    const found = await (0,workbook_file/* readWorkbook */.H)(folder, ready.folder?.id ?? 0, memory, (0,review_read.portalsOf)(context, memory));
    const now = {
        ...found,
        read: (0,acceptable/* acceptable */.F)(found.read, { ...stored.ledger, review: memory }, here, reading.readOn),
    };
    const { file } = known.workbook;
    if (now.file?.id !== file?.id || now.file?.version !== file?.version) {
        for (const why of (0,review_read.remarksOf)(now, memory)) {
            if (!(0,review_read.remarksOf)(known.workbook, memory).includes(why))
                (0,review_read.told)(host, why);
        }
        reading = await (0,review_read.readingOf)(context, now);
        const taken = (0,access_review_review/* withRead */.$z)(memory, now.read.rows, reading);
        memory = taken.memory;
        if (taken.fresh.length > 0) {
            host.log.notice("Somebody decided while this run was under way: the next run follows that.");
            await keep(writing, memory);
        }
    }
    const { read } = (0,review_read.suspended)(now.read, memory.decisions, report.period.lastDay, settings.reviewKeepMonths);
    return { workbook: { ...now, read }, reading, memory };
}
async function keep({ context, folder, stored }, review) {
    await (0,ledger_file/* writeLedger */.XL)(folder, stored, { ...stored.ledger, review }, (0,run_context/* uploadOptions */.s)(context));
}
function whyNot({ writable }, provisional, old) {
    if (!writable)
        return "The workbook of the access review was not written, for it could not be read.";
    if (provisional)
        return "The period is not over, so nobody new is asked about in the access review.";
    return old
        ? "The workbook of the access review is about a later period already, so it stays as it is."
        : undefined;
}
function busy(file) {
    if (file?.busy === undefined)
        return undefined;
    const how = file.busy === "edited" ? "is open in an editor" : "is locked";
    return `"${file.title}" ${how}, so it was not written; what was decided in it counts. ${file.busy === "edited" ? "Close" : "Unlock"} it before the next run.`;
}
/** Versions of the file that were written over unread are looked into; so many. */
const MOST_LOST = 10;
/**
 * Where the file is another version than the one that was read: what those between held that nobody has read. Undefined
 * where nothing else was written.
 */
async function writtenOver({ context, folder, stored, here }, { file: known }, memory, { readOn }) {
    const portals = (0,review_read.portalsOf)(context, memory);
    const { file } = await (0,workbook_file/* readWorkbook */.H)(folder, context.ready.folder?.id ?? 0, memory, portals);
    if (file === undefined || (file.id === known?.id && file.version === known.version))
        return undefined;
    const first = Math.max(file.id === known?.id ? known.version + 1 : 1, file.version - MOST_LOST);
    const lost = [];
    for (let version = first; version < file.version; version++) {
        const content = await folder.readVersion(file.id, version, read_workbook/* LARGEST_WORKBOOK */.mq);
        const read = content && (await (0,read_workbook/* readReview */.ty)(content, file.title, portals).catch(() => undefined));
        if (read !== undefined)
            lost.push((0,acceptable/* acceptable */.F)(read, { ...stored.ledger, review: memory }, here, readOn));
    }
    return lost;
}
/** Into the ledger as it is by now: mails may have been sent since it was read. */
async function remember(context, folder, report, written) {
    const { period, assessment } = report;
    const { memory } = written;
    const now = await (0,ledger_file/* readLedger */.SC)(folder);
    const review = {
        ...(0,decision/* mergedReview */.Z6)(memory, now.ledger.review),
        asked: memory.asked,
        portals: [...new Set([...(0,review_read.portalsOf)(context, memory), ...(0,review_read.portalsOf)(context, now.ledger.review)])].sort(),
        ...("file" in written ? { file: written.file, lastDay: period.lastDay } : {}),
    };
    const ledger = (0,streaks/* withFindings */.$)({ ...now.ledger, review }, period, (0,plan/* findingsOf */.W)(assessment, period));
    await (0,ledger_file/* writeLedger */.XL)(folder, now, ledger, (0,run_context/* uploadOptions */.s)(context));
}


/***/ })

};
