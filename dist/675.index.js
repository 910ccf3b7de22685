export const id = 675;
export const ids = [675];
export const modules = {

/***/ 842:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Yb: () => (/* binding */ corrected),
  GO: () => (/* binding */ managerMails),
  gd: () => (/* binding */ ownerMails),
  bf: () => (/* binding */ ownerOf)
});

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: ./build/text/address.js
var address = __webpack_require__(7666);
// EXTERNAL MODULE: ./build/text/html.js
var html = __webpack_require__(1961);
// EXTERNAL MODULE: ./build/deliver/mail/mail-page.js
var mail_page = __webpack_require__(761);
// EXTERNAL MODULE: ./build/deliver/mail/mailer.js
var mailer = __webpack_require__(1134);
// EXTERNAL MODULE: ./build/deliver/words/languages.js + 9 modules
var languages = __webpack_require__(3253);
;// CONCATENATED MODULE: ./build/deliver/managers/about-rooms.js
/**
 * What of a report concerns these rooms: reasons of the whole run too; figures, titles and reasons of other rooms not,
 * nor what only administrators can act on.
 */
function onRooms(report, rooms) {
    const { comparison, reasons, notes, review } = report;
    const own = new Set(rooms.map(({ roomId }) => roomId));
    const isOwn = ({ roomId }) => own.has(roomId);
    return {
        ...report,
        // The events listed are those of all rooms.
        reports: ["inactivity"],
        assessment: { rooms, ...counted(rooms) },
        reasons: reasons.flatMap((one) => reasonOn(rooms, one)),
        notes: notes.filter((one) => (one.about !== "compliance" && FOR_OWNERS.has(one.code)) ||
            (one.code === "review-unclear" && one.parameters.row !== undefined && isOwn(one.parameters.row))),
        ...(comparison === undefined
            ? {}
            : {
                comparison: {
                    ...comparison,
                    newlyInactive: comparison.newlyInactive.filter(isOwn),
                    activeAgain: comparison.activeAgain.filter(isOwn),
                    events: comparison.events.filter(isOwn),
                },
            }),
        ...(review === undefined ? {} : { review: { ...review, rows: review.rows.filter(isOwn) } }),
    };
}
/** Notes on how the owner's own rooms were judged; the others are about the run, its key, its files and other rooms. */
const FOR_OWNERS = new Set([
    "provisional",
    "partial-list",
    "retention",
    "views-not-audited",
    "activity-rule",
    "accounts-untold",
    "compared-with-other-rules",
]);
/** The same reason as far as it is about these rooms; nothing where it is about others alone. */
function reasonOn(rooms, one) {
    if (one.code === "verdicts-open") {
        const { why } = one.parameters;
        const count = rooms.reduce((sum, { members }) => sum +
            members.filter(({ verdict }) => verdict.kind === "unknown" && verdict.reason.code === why).length, 0);
        return count === 0 ? [] : [{ ...one, parameters: { why, count } }];
    }
    if (one.rooms === "all")
        return [one];
    const touched = one.rooms;
    const own = rooms.flatMap(({ roomId }) => (touched.includes(roomId) ? [roomId] : []));
    return own.length === 0 ? [] : [{ ...one, rooms: own }];
}
function counted(rooms) {
    const rows = rooms.flatMap(({ members }) => members);
    const counts = { active: 0, inactive: 0, new: 0, unknown: 0, exempt: 0, invited: 0, disabled: 0 };
    for (const { verdict } of rows)
        counts[verdict.kind]++;
    const inactive = rows.filter(({ verdict }) => verdict.kind === "inactive");
    return { counts, inactivePeople: new Set(inactive.map(({ person }) => person.id)).size };
}

;// CONCATENATED MODULE: ./build/deliver/managers/attachments.js
/**
 * Reports are attached up to this many bytes in total. Mail servers refuse messages of more than 10 to 25 MB, and base64
 * with its line ends makes every three bytes a little more than four: 7 MB become 9.6 MB.
 */
const MOST_ATTACHED = 7_000_000;
/** What people can do without comes first: it is left out first where not everything can be attached. */
const LEAVE_FIRST = [".json", ".html", ".csv", ".txt", ".xlsx"];
/** The reports that a mail brings along, and the titles of those that are too large for it. */
function fitting(reports) {
    const rank = ({ title }) => LEAVE_FIRST.findIndex((ending) => title.endsWith(ending));
    const order = reports.toSorted((a, b) => rank(a) - rank(b));
    let total = reports.reduce((sum, { bytes }) => sum + bytes, 0);
    const left = new Set();
    for (const report of order) {
        if (total < MOST_ATTACHED)
            break;
        left.add(report);
        total -= report.bytes;
    }
    const attached = reports.filter((report) => !left.has(report)).sort((a, b) => rank(b) - rank(a));
    return {
        attached: attached.map(({ title, path, bytes }) => ({ fileName: title, path, bytes })),
        left: reports.filter((report) => left.has(report)).map(({ title }) => title),
    };
}

// EXTERNAL MODULE: ./build/report/answer.js
var answer = __webpack_require__(4073);
// EXTERNAL MODULE: ./build/text/english.js
var english = __webpack_require__(9594);
// EXTERNAL MODULE: ./build/text/one-line.js
var one_line = __webpack_require__(3809);
;// CONCATENATED MODULE: ./build/deliver/managers/findings.js
/**
 * A mail has about 600 bytes a line, in text and HTML together and encoded; so many keep it below 1 MB, which every
 * server takes. The rest stands in the reports.
 */
const MOST_LINES = 1_000;
const MOST_ROOMS = 300;
const MOST_GONE = 100;
/** Who asks for something, the newly inactive before the others. */
const URGENT = ["newly", "others", "inactive", "unknown"];
const REST = ["active", "new", "exempt", "invited", "disabled"];
/**
 * Rooms with something to do first where they are too many.
 *
 * @param everybody name the active and the others too, for readers who get no report beside the mail
 */
function findingsOf({ assessment, comparison }, everybody) {
    const { rooms } = assessment;
    const newly = comparison && new Set(comparison.newlyInactive.map(({ roomId, personId }) => `${roomId} ${personId}`));
    const isNew = ({ roomId, person }) => newly?.has(`${roomId} ${person.id}`) === true;
    const about = (row) => {
        if (row.verdict.kind !== "inactive" || newly === undefined)
            return row.verdict.kind;
        return isNew(row) ? "newly" : "others";
    };
    const compared = new Set(comparison?.events.map(({ roomId }) => roomId));
    const figures = rooms.map((room) => {
        const inactive = room.members.filter(({ verdict }) => verdict.kind === "inactive");
        return {
            room,
            members: room.members.length,
            inactive: inactive.length,
            unknown: room.members.filter(({ verdict }) => verdict.kind === "unknown").length,
            ...(compared.has(room.roomId) ? { newly: inactive.filter(isNew).length } : {}),
        };
    });
    const shown = rooms.length <= MOST_ROOMS ? figures : urgentFirst(figures).slice(0, MOST_ROOMS);
    const byKind = Map.groupBy(rooms.flatMap(({ members }) => members), about);
    const gone = rooms.flatMap(({ left }) => left);
    const members = listed(byKind, everybody ? [...URGENT, ...REST] : URGENT);
    const named = new Set(members.map(({ about: kind }) => kind));
    if (everybody)
        named.add("left");
    const totals = [
        ...[...URGENT, ...REST].map((kind) => [kind, byKind.get(kind)?.length ?? 0]),
        ["left", gone.length],
    ];
    return {
        rooms: shown,
        members,
        gone: everybody ? gone.slice(0, MOST_GONE) : [],
        besides: totals.flatMap(([kind, total]) => total > 0 && !named.has(kind) ? [{ about: kind, total }] : []),
        left: {
            rooms: rooms.length - shown.length,
            rows: members.reduce((sum, { total, rows }) => sum + total - rows.length, 0),
        },
    };
}
/** The members of these kinds, as many as there is place for. A row with a reason takes two lines. */
function listed(byKind, kinds) {
    let lines = MOST_LINES;
    return kinds.flatMap((about) => {
        const all = byKind.get(about) ?? [];
        const each = about === "unknown" ? 2 : 1;
        const rows = all.slice(0, Math.floor(lines / each));
        lines -= rows.length * each;
        if (rows.length === 0)
            return [];
        return [{ about, total: all.length, rows }];
    });
}
function urgentFirst(rooms) {
    const isUrgent = ({ room, inactive, unknown }) => room.unreadable !== undefined || inactive + unknown > 0;
    return [...rooms.filter(isUrgent), ...rooms.filter((room) => !isUrgent(room))];
}

// EXTERNAL MODULE: ./build/report/links.js
var links = __webpack_require__(1006);
;// CONCATENATED MODULE: ./build/deliver/managers/tables.js



function roomsTable({ rooms }, { comparison }, { portalUrl }, say) {
    const newly = comparison !== undefined;
    const unknown = rooms.some((one) => one.unknown > 0);
    const heads = [
        "room",
        "inactive",
        ...(newly ? ["newly"] : []),
        ...(unknown ? ["unknown"] : []),
        "members",
    ];
    return {
        kind: "table",
        title: say.rooms,
        heads: heads.map((head) => say.heads[head]),
        rows: rooms.map(({ room, ...figures }) => ({
            cells: heads.map((head) => {
                if (head === "room")
                    return (0,one_line/* named */.KT)(room.title, undefined, say.noName);
                // What was not read is never shown as 0.
                if (room.unreadable !== undefined)
                    return head === "members" ? say.unreadable : "–";
                return figures[head] ?? "–";
            }),
            url: (0,links/* roomLink */.qb)(portalUrl.href, room.roomId),
        })),
    };
}
function membersTable({ about, total, rows }, { assessment, period }, context, words) {
    const say = words.manager;
    const { reminded } = context;
    const titles = titlesIn(assessment, say);
    const inactive = about === "newly" || about === "others" || about === "inactive";
    const heads = [
        ...["person", "right"],
        ...(assessment.rooms.length === 1 ? [] : ["room"]),
        "last",
        ...(inactive && reminded !== undefined ? ["reminded"] : []),
        ...(about === "unknown" || about === "exempt" ? ["why"] : []),
    ];
    const cell = (row) => ({
        person: () => (0,one_line/* named */.KT)(row.person.name, 80, say.noName),
        right: () => rightOf(row, say),
        room: () => titles.get(row.roomId) ?? "",
        last: () => lastOf(row, period, context, words),
        reminded: () => say.reminded[reminded?.get(row.person.id) ?? "no"],
        why: () => whyOf(row, context, words),
    });
    return {
        kind: "table",
        title: `${say.members[about]} (${(0,english/* number */.ai)(total)})`,
        heads: heads.map((head) => say.heads[head]),
        rows: rows.map((row) => ({
            cells: heads.map((head) => cell(row)[head]()),
            url: (0,links/* personLink */.G)(context.portalUrl.href, row.person),
        })),
        linksInHtmlOnly: true,
    };
}
function titlesIn({ rooms }, say) {
    return new Map(rooms.map(({ roomId, title }) => [roomId, (0,one_line/* named */.KT)(title, 60, say.noName)]));
}
/** `30 October 2026 (changed a file), 2 events, could act since 12 October 2026, 3 months in a row` */
function lastOf(row, period, { day }, words) {
    const say = words.manager;
    const { inactiveInARow = 1, verdict, since, basis } = row;
    const late = (verdict.kind === "inactive" || verdict.kind === "new") && basis.judgedFrom > period.start;
    const invited = verdict.kind === "invited" && since.kind === "joined";
    return [
        ...actionsOf(row, day, words),
        ...(late ? [say.couldActSince(words.day(day(basis.judgedFrom)))] : []),
        ...(invited ? [say.invitedOn(words.day(day(since.at)))] : []),
        ...(inactiveInARow > 1 ? [say.inARow(inactiveInARow, (0,english/* isMonth */.nl)(period) ? "month" : "period")] : []),
    ].join(", ");
}
function actionsOf({ lastActivity, events }, day, { kinds, manager, ...words }) {
    return [
        lastActivity === undefined
            ? manager.noActivity
            : `${words.day(day(lastActivity.at))} (${kinds[lastActivity.kind]})`,
        ...(events > 0 ? [manager.events(events)] : []),
    ];
}
function whyOf({ verdict }, context, { day, manager }) {
    if (verdict.kind === "unknown")
        return manager.reason(verdict.reason, context);
    if (verdict.kind !== "exempt")
        return "";
    return manager.exempt(verdict.reason, verdict.until === undefined ? undefined : day(verdict.until));
}
function leftTable(gone, { assessment }, { day }, words) {
    if (gone.length === 0)
        return [];
    const say = words.manager;
    const titles = titlesIn(assessment, say);
    const rows = gone.map((row) => ({
        cells: [
            (0,one_line/* named */.KT)(row.name, 80, say.noName),
            titles.get(row.roomId) ?? "",
            [
                ...actionsOf(row, day, words),
                ...(row.leftAt === undefined ? [] : [say.leftOn(words.day(day(row.leftAt)))]),
            ].join(", "),
        ],
    }));
    const heads = [say.heads.person, say.heads.room, say.heads.last];
    return [{ kind: "table", title: `${say.members.left} (${(0,english/* number */.ai)(gone.length)})`, heads, rows }];
}
/** `Editor, guest, by the group “Legal team”` */
function rightOf({ access, membership, person }, say) {
    return [
        say.access[access],
        ...(person.guest ? [say.guest] : []),
        ...(membership.by === "group" ? [say.byGroup((0,one_line/* named */.KT)(membership.group.name, 40, say.noName))] : []),
    ].join(", ");
}

;// CONCATENATED MODULE: ./build/deliver/managers/report-mail.js







/** The mail in plain text and in HTML: the answer, what can be opened, the rooms, and who asks for something. */
function reportContent(report, context, enclosed) {
    const words = (0,languages/* mailWords */.B)(context.language);
    const say = words.manager;
    const { period } = report;
    const portal = (0,one_line/* plain */.pj)(context.portalUrl.host);
    const findings = findingsOf(report, !enclosed.report);
    const { rooms, rows } = findings.left;
    const notShown = `${say.notShown(rows, rooms)}${enclosed.report ? ` ${say.reportsHaveAll}` : ""}`;
    const about = `${portal}, ${words.day(period.firstDay)} – ${words.day(period.lastDay)} (${(0,one_line/* plain */.pj)(period.timeZone)})`;
    const parts = [
        { kind: "answer", text: (0,answer/* answer */.Z)(report, remindedIn(report, context), say.answer) },
        quiet(about),
        ...buttons(report, context, say),
        ...reasonsPart(report, context, say),
        ...notesOf(report, "warning", say).map((text) => ({ kind: "text", text })),
        roomsTable(findings, report, context, say),
        ...findings.members.map((finding) => membersTable(finding, report, context, words)),
        ...leftTable(findings.gone, report, context, words),
        ...besides(findings, say),
        ...remediesFor(report, say),
        ...(rooms + rows > 0 ? [{ kind: "text", text: notShown }] : []),
        ...reviewPart(report, say),
        ...[[...notesOf(report, "info", say), ...notAttached(enclosed, say)].join(" ")]
            .filter(Boolean)
            .map(quiet),
        ...(context.runUrl === undefined ? [] : [quiet(`${say.run}: ${context.runUrl}`)]),
    ];
    const sender = say.sender(portal, (0,one_line/* plain */.pj)(context.from));
    return {
        subject: subjectOf(report, words),
        text: (0,mail_page/* asText */.e1)(parts, sender),
        html: (0,mail_page/* asHtml */.Ij)(parts, sender, words.language),
    };
}
function quiet(text) {
    return { kind: "quiet", text };
}
/** Never "nobody" where something is not known. */
function subjectOf({ assessment, period }, { manager, span }) {
    const rows = assessment.rooms.flatMap(({ members }) => members);
    for (const kind of ["inactive", "unknown"]) {
        const count = rows.filter(({ verdict }) => verdict.kind === kind).length;
        if (count > 0)
            return manager.subject({ kind, count }, span(period));
    }
    const unreadable = assessment.rooms.some((room) => room.unreadable !== undefined);
    return manager.subject({ kind: unreadable ? "unreadable" : "nobody" }, span(period));
}
/** How many of the inactive this run reminded. */
function remindedIn({ assessment }, { reminded }) {
    if (reminded === undefined)
        return undefined;
    const people = new Set(inactiveOf(assessment.rooms).map(({ person: { id } }) => id));
    const count = (state) => [...people].filter((id) => reminded.get(id) === state).length;
    return { sent: count("sent"), earlier: count("earlier") };
}
function inactiveOf(rooms) {
    return rooms.flatMap(({ members }) => members.filter(({ verdict }) => verdict.kind === "inactive"));
}
function buttons({ review }, { reportUrl }, say) {
    const links = [
        ...(reportUrl === undefined ? [] : [{ label: say.openReport, url: reportUrl }]),
        ...(review?.workbook === undefined || review.rows.length === 0
            ? []
            : [{ label: say.openWorkbook, url: review.workbook }]),
    ];
    return links.length === 0 ? [] : [{ kind: "buttons", links }];
}
/** Why the report is not complete. */
function reasonsPart({ reasons }, context, say) {
    if (reasons.length === 0)
        return [];
    const items = reasons.slice(0, MOST_REASONS).map((one) => say.reason(one, context));
    if (reasons.length > MOST_REASONS)
        items.push(say.more(reasons.length - MOST_REASONS));
    return [{ kind: "list", intro: say.notProved, items }];
}
const MOST_REASONS = 30;
function notesOf({ notes }, level, say) {
    return notes.flatMap((one) => (one.level === level ? [say.note(one)] : []));
}
/** Whom the report names and the mail does not. */
function besides({ besides: groups }, say) {
    if (groups.length === 0)
        return [];
    const [gone, others] = [true, false].map((left) => groups
        .filter(({ about }) => (about === "left") === left)
        .map(({ about, total }) => `${say.members[about]}: ${(0,english/* number */.ai)(total)}`)
        .join("; "));
    const sentences = [...(others ? [`${say.besides} – ${others}.`] : []), ...(gone ? [`${gone}.`] : [])];
    return [{ kind: "text", text: sentences.join(" ") }];
}
/** What can be done about the inactive: it depends on the ways in which they are members. */
function remediesFor({ assessment }, say) {
    const ways = new Set(inactiveOf(assessment.rooms).map(({ membership, access }) => membership.by === "owner" || access === "owner" ? "owner" : membership.by));
    const sentences = ["direct", "group", "owner"].flatMap((way) => ways.has(way) ? [say.remedies[way]] : []);
    return sentences.length === 0 ? [] : [{ kind: "text", text: sentences.join(" ") }];
}
function notAttached({ left }, say) {
    return left.length === 0 ? [] : [say.notAttached(left.join(", "))];
}
/** What is to be decided about these rooms, and what was decided and is not done. */
function reviewPart({ assessment, review }, say) {
    const here = new Set(assessment.rooms.map(({ roomId }) => roomId));
    const rows = review?.rows.filter(({ roomId }) => here.has(roomId)) ?? [];
    if (rows.length === 0)
        return [];
    const notDone = rows.filter(({ state }) => state === "not-done");
    const more = notDone.length - MOST_NOT_DONE;
    const intro = [say.review(rows), ...(review?.workbook === undefined ? [say.decideInFolder] : [])].join(" ");
    const items = notDone
        .slice(0, MOST_NOT_DONE)
        .map((row) => `${(0,one_line/* named */.KT)(row.name, 80, say.noName)}: ${say.reviewRow(row)}`);
    if (more > 0)
        items.push(say.more(more));
    items.push(...longestOpen(rows, assessment.rooms, say));
    return items.length === 0 ? [{ kind: "text", text: intro }] : [{ kind: "list", intro, items }];
}
/** Who is undecided for a day or more, longest first, in one line: the mail is short. */
function longestOpen(rows, rooms, say) {
    const waiting = rows
        .filter(({ state, days }) => state === "open" && days > 0)
        .toSorted((a, b) => b.days - a.days);
    if (waiting.length === 0)
        return [];
    const titles = new Map(rooms.map(({ roomId, title }) => [roomId, title]));
    const parts = waiting.slice(0, MOST_OPEN).map((row) => {
        const room = (0,one_line/* named */.KT)(titles.get(row.roomId) ?? "", 60, say.noName);
        return `${(0,one_line/* named */.KT)(row.name, 60, say.noName)} (${room}): ${say.reviewRow(row)}`;
    });
    if (waiting.length > MOST_OPEN)
        parts.push(say.more(waiting.length - MOST_OPEN));
    return [parts.join("; ")];
}
const MOST_OPEN = 10;
/** Members to be removed and still there whom a mail names. */
const MOST_NOT_DONE = 20;

;// CONCATENATED MODULE: ./build/deliver/managers/recipients.js









/** The manager's report to every given address, with those reports attached that are small enough together. */
function managerMails(addresses, report, reports, context) {
    const { attached, left } = fitting(reports);
    const enclosed = { report: attached.length > 0 || context.reportUrl !== undefined, left };
    return addresses.map((address) => managerMail(report, context, enclosed, {
        address: { name: "", address },
        to: { address },
        recipient: `mail:${(0,mailer/* addressHash */.b)(address)}`,
        attachments: attached,
    }));
}
/** To each room's owner the report on their rooms only, and nothing attached. */
function ownerMails(report, context) {
    // The whole report and the run tell of other owners' rooms.
    const { reportUrl: _report, runUrl: _run, ...own } = context;
    const byOwner = new Map();
    const roomsWithoutOwner = [];
    for (const room of report.assessment.rooms) {
        const owner = ownerOf(room);
        if (owner === undefined || owner.person.status !== "active" || !(0,address/* isAddress */.PW)(owner.person.email)) {
            roomsWithoutOwner.push(room.roomId);
            continue;
        }
        const one = byOwner.get(owner.person.id) ?? { owner, rooms: [] };
        one.rooms.push(room);
        byOwner.set(owner.person.id, one);
    }
    const mails = [...byOwner.values()].map(({ owner: { person }, rooms }) => managerMail(onRooms(report, rooms), own, NOTHING, {
        address: { name: person.name, address: person.email },
        to: { person: person.id },
        recipient: person.id,
    }));
    return { mails, roomsWithoutOwner };
}
/** A room's owner, if its members could be read. */
function ownerOf({ members }) {
    return members.find(({ membership, access }) => membership.by === "owner" || access === "owner");
}
const NOTHING = { report: false, left: [] };
function managerMail(report, context, enclosed, { address, to, recipient, attachments, }) {
    const { from, portalUrl, period, language } = context;
    const content = contentHash(report, context);
    const mail = {
        ...reportContent(report, context, enclosed),
        to: address,
        language,
        messageId: (0,mailer/* messageIdOf */.Q)(from, "manager", portalUrl.href, recipient, period.label, content),
        ...(attachments === undefined ? {} : { attachments }),
    };
    return { mail, to, recipient, content };
}
/** Hash of what was found, whatever the words and links: two reports with the same hash tell a reader the same. */
function contentHash({ assessment: { rooms }, reasons, review }, { minActivity, activity }) {
    const found = rooms.map(({ roomId, title, unreadable, members }) => [
        roomId,
        title,
        unreadable?.code,
        members.map(({ person, access, verdict, events, lastActivity }) => [
            person.id,
            access,
            verdict.kind,
            events,
            lastActivity?.at,
        ]),
    ]);
    const here = new Set(rooms.map(({ roomId }) => roomId));
    // Not since when: the days go on by themselves.
    const decided = review?.rows.flatMap(({ roomId, personId, state, until }) => here.has(roomId) ? [[roomId, personId, state, until]] : []);
    const all = JSON.stringify([minActivity, activity, reasons, found, ...(decided ? [decided] : [])]);
    return (0,external_node_crypto_.createHash)("sha256").update(all).digest("hex").slice(0, 24);
}
/** The same report, marked as one that takes the place of another. */
function corrected({ mail, ...rest }) {
    const { corrects, corrected: marked } = (0,languages/* mailWords */.B)(mail.language ?? "en").manager;
    const first = (0,html/* html */.qy) `<p><strong>${corrects}</strong></p>`;
    return { ...rest, mail: { ...(0,mail_page/* withFirst */.Fu)(mail, corrects, first), subject: `${marked}: ${mail.subject}` } };
}


/***/ }),

/***/ 5675:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   H: () => (/* binding */ unreachable),
/* harmony export */   W: () => (/* binding */ findingsOf),
/* harmony export */   planReminders: () => (/* binding */ planReminders)
/* harmony export */ });
/* harmony import */ var _text_address_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7666);
/* harmony import */ var _managers_recipients_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(842);


/**
 * Who is to be reminded of what: people with the verdict `inactive`, an account in use and an address, each once, with
 * their rooms by title. Nobody while the period is not over.
 */
function planReminders(assessment, period) {
    if (period.provisional)
        return [];
    const planned = new Map();
    for (const room of assessment.rooms) {
        const owner = (0,_managers_recipients_js__WEBPACK_IMPORTED_MODULE_1__/* .ownerOf */ .bf)(room);
        for (const row of room.members) {
            if (!isDue(row) || !(0,_text_address_js__WEBPACK_IMPORTED_MODULE_0__/* .isAddress */ .PW)(row.person.email))
                continue;
            const { person, membership } = row;
            const plan = planned.get(person.id) ?? { person, rooms: [] };
            planned.set(person.id, plan);
            plan.rooms.push({
                roomId: room.roomId,
                title: room.title,
                inARow: row.inactiveInARow ?? 1,
                ...(row.lastActivity === undefined ? {} : { lastActivity: row.lastActivity }),
                ...(membership.by === "group" ? { group: membership.group.name } : {}),
                ...ownership(person, owner),
            });
        }
    }
    const byTitle = (a, b) => a.title.localeCompare(b.title, "en") || a.roomId - b.roomId;
    return [...planned.values()].map(({ person, rooms }) => ({ person, rooms: rooms.sort(byTitle) }));
}
/** Whose room it is: the person's, or that of somebody whom they can ask. */
function ownership(person, owner) {
    if (owner === undefined)
        return {};
    if (owner.person.id === person.id)
        return { own: true };
    const { name, email, status } = owner.person;
    return status === "active" ? { owner: { name, email } } : {};
}
/** Who would have to be reminded and cannot be written to; each person once. Nobody while the period is not over. */
function unreachable(assessment, period) {
    if (period.provisional)
        return [];
    const rows = assessment.rooms.flatMap(({ members }) => members);
    const ids = rows.filter((row) => isDue(row) && !(0,_text_address_js__WEBPACK_IMPORTED_MODULE_0__/* .isAddress */ .PW)(row.person.email)).map(({ person }) => person.id);
    return [...new Set(ids)].map((personId) => ({ personId, why: NO_ADDRESS }));
}
const NO_ADDRESS = "The account has no e-mail address that can be written to. Check it in DocSpace.";
function isDue({ verdict, person }) {
    return verdict.kind === "inactive" && person.status === "active";
}
/**
 * Every membership found active or inactive in a period that is over: what the ledger counts periods in a row by. Other
 * verdicts say nothing about activity.
 */
function findingsOf(assessment, period) {
    if (period.provisional)
        return [];
    return assessment.rooms.flatMap(({ roomId, members }) => members.flatMap(({ person, verdict: { kind } }) => kind === "active" || kind === "inactive"
        ? [{ person: person.id, room: roomId, active: kind === "active" }]
        : []));
}


/***/ })

};
