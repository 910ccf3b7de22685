export const id = 675;
export const ids = [675];
export const modules = {

/***/ 1134:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Q: () => (/* binding */ messageIdOf),
/* harmony export */   b: () => (/* binding */ addressHash)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var _text_address_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7666);


/** Stands for an address in the ledger, which holds none. */
function addressHash(address) {
    return (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)("sha256").update((0,_text_address_js__WEBPACK_IMPORTED_MODULE_1__/* .comparableAddress */ .$y)(address)).digest("hex").slice(0, 32);
}
/** `<hash@domain>` of what makes the message this message, in the domain of the sender's address. */
function messageIdOf(from, ...identity) {
    const hash = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)("sha256").update(JSON.stringify(identity)).digest("hex").slice(0, 40);
    const [, domain = ""] = /@([^@<>\s]+?)>?\s*$/.exec(from) ?? [];
    const ascii = (0,_text_address_js__WEBPACK_IMPORTED_MODULE_1__/* .asciiDomain */ .wL)(domain);
    return `<${hash}@${/^[a-z0-9.-]+$/.test(ascii) ? ascii : "docspace-audit.invalid"}>`;
}


/***/ }),

/***/ 9301:
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
// EXTERNAL MODULE: ./build/deliver/mail/mailer.js
var mailer = __webpack_require__(1134);
;// CONCATENATED MODULE: ./build/deliver/managers/attachments.js
/**
 * Reports are attached up to this many bytes in total. Mail servers refuse messages of more than 10 to 25 MB, and base64
 * with its line ends makes every three bytes a little more than four: 7 MB become 9.6 MB.
 */
const MOST_ATTACHED = 7_000_000;
/** What people can do without comes first: it is left out first where not everything can be attached. */
const LEAVE_FIRST = [".json", ".html", ".csv", ".txt", ".xlsx"];
/** The reports that a mail brings along, and in a sentence those that it does not. */
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
    const titles = reports.filter((report) => left.has(report)).map(({ title }) => title);
    return {
        attached: attached.map(({ title, path, bytes }) => ({ fileName: title, path, bytes })),
        remarks: titles.length === 0 ? [] : [`Not attached, because the mail would be too large: ${titles.join(", ")}.`],
    };
}

// EXTERNAL MODULE: ./build/report/links.js
var links = __webpack_require__(1006);
// EXTERNAL MODULE: ./build/report/vocabulary/review.js
var vocabulary_review = __webpack_require__(9626);
// EXTERNAL MODULE: ./build/report/vocabulary/terms.js
var terms = __webpack_require__(4691);
// EXTERNAL MODULE: ./build/text/english.js
var english = __webpack_require__(9594);
// EXTERNAL MODULE: ./build/text/html.js
var html = __webpack_require__(1961);
// EXTERNAL MODULE: ./build/text/one-line.js
var one_line = __webpack_require__(3809);
;// CONCATENATED MODULE: ./build/deliver/managers/room-lists.js
/** The groups of a room's members, in the order in which a manager wants them. */
const GROUPS = [
    ["inactive", "Inactive"],
    ["unknown", "Not known"],
    ["active", "Active"],
    ["new", "New"],
    ["exempt", "Exempt"],
    ["invited", "Invited, not joined yet"],
    ["disabled", "Disabled accounts"],
];
/**
 * A mail has about 600 bytes a line, in text and HTML together and encoded; so many keep it below 1 MB, which every
 * server takes. The rest stands in the reports.
 */
const MOST_LINES = 1_000;
const MOST_ROOMS = 300;
/**
 * The rooms and members that a mail has the place for: rooms with something to do first where they are too many, and
 * of members the inactive of all rooms before anybody else.
 */
function roomLists(rooms, most = { lines: MOST_LINES, rooms: MOST_ROOMS }) {
    const shown = rooms.length <= most.rooms ? rooms : urgentFirst(rooms).slice(0, most.rooms);
    const byRoom = shown.map((room) => ({
        room,
        rows: Map.groupBy(room.members, ({ verdict }) => verdict.kind),
        groups: [],
    }));
    let lines = most.lines;
    let left = 0;
    for (const [kind, label] of GROUPS) {
        for (const { rows, groups } of byRoom) {
            const members = rows.get(kind) ?? [];
            if (members.length === 0)
                continue;
            const some = members.slice(0, lines);
            lines -= some.length;
            left += members.length - some.length;
            groups.push({ label, total: members.length, rows: some });
        }
    }
    return {
        lists: byRoom.map(({ room, groups }) => ({ room, groups })),
        left: { rooms: rooms.length - shown.length, rows: left },
    };
}
function urgentFirst(rooms) {
    const isUrgent = ({ members, unreadable }) => unreadable !== undefined ||
        members.some(({ verdict: { kind } }) => kind === "inactive" || kind === "unknown");
    return [...rooms.filter(isUrgent), ...rooms.filter((room) => !isUrgent(room))];
}

;// CONCATENATED MODULE: ./build/deliver/managers/report-mail.js







/** The report in plain text and in HTML, on these rooms. */
function reportContent(rooms, context, remarks) {
    const { portalUrl, period } = context;
    const span = (0,english/* spanInWords */.zw)(period);
    const portal = (0,one_line/* plain */.pj)(portalUrl.host);
    const members = rooms.flatMap((room) => room.members);
    const inactive = members.filter(({ verdict }) => verdict.kind === "inactive").length;
    const unknown = members.filter(({ verdict }) => verdict.kind === "unknown").length;
    const unreadable = rooms.filter((room) => room.unreadable !== undefined).length;
    const summary = summaryOf(inactive, unknown, unreadable, rooms.length);
    const notes = [
        ...context.reasons.map((one) => `Note: ${context.words.reason(one)}`),
        ...context.notes.map((one) => `${one.level === "warning" ? "Note: " : ""}${context.words.note(one)}`),
        ...remarks,
    ];
    const review = reviewPart(rooms, context);
    const { lists, left } = roomLists(rooms);
    const more = leftOut(left);
    const links = [
        ...(context.reportUrl === undefined ? [] : [["The full report", context.reportUrl]]),
        ...(context.runUrl === undefined ? [] : [["The run that made it", context.runUrl]]),
    ];
    const days = `${period.firstDay} to ${period.lastDay}, ${(0,one_line/* plain */.pj)(period.timeZone)}`;
    const sender = `docspace-audit sent this for the administrators of ${portal}, as ${(0,one_line/* plain */.pj)(context.from)}.`;
    const text = [
        `Activity in the rooms of ${portal}, ${span} (${days})`,
        "",
        summary,
        "",
        ...notes.flatMap((note) => [(0,one_line/* plain */.pj)(note, 2000), ""]),
        ...(review.length === 0 ? [] : [...review.map((line) => (0,one_line/* plain */.pj)(line, 1000)), ""]),
        ...lists.flatMap((list) => [...roomText(list, context), ""]),
        ...(more === "" ? [] : [more, ""]),
        ...links.map(([label, url]) => `${label}: ${url}`),
        "",
        "-- ",
        sender,
        "",
    ].join("\n");
    const body = (0,html/* lines */.Mn)([
        (0,html/* html */.qy) `<h1 style="font-size:1.3em">Activity in the rooms of ${portal}, ${span}</h1>`,
        (0,html/* html */.qy) `<p>${days}</p>`,
        (0,html/* html */.qy) `<p><strong>${summary}</strong></p>`,
        ...notes.map((note) => (0,html/* html */.qy) `<p>${note}</p>`),
        ...review.map((line) => (0,html/* html */.qy) `<p>${(0,one_line/* shown */.SP)(line, 1000)}</p>`),
        ...lists.map((list) => roomHtml(list, context)),
        ...(more === "" ? [] : [(0,html/* html */.qy) `<p>${more}</p>`]),
        ...links.map(([label, url]) => (0,html/* html */.qy) `<p><a href="${url}">${label}</a></p>`),
        (0,html/* html */.qy) `<p style="color:#555;font-size:90%">${sender}</p>`,
    ]);
    return {
        subject: `${headline(inactive, unknown, unreadable)}: DocSpace rooms, ${span}`,
        text,
        html: `${(0,html/* html */.qy) `<!doctype html>\n<html lang="en"><body style="font-family:sans-serif;line-height:1.4">\n${body}\n</body></html>\n`}`,
    };
}
/** What is to be decided about these rooms, and what was decided and is not done; a line each. */
function reviewPart(rooms, { review }) {
    const here = new Set(rooms.map(({ roomId }) => roomId));
    const rows = review?.rows.filter(({ roomId }) => here.has(roomId)) ?? [];
    if (review === undefined || rows.length === 0)
        return [];
    const notDone = rows.filter(({ state }) => state === "not-done");
    const more = notDone.length - MOST_NOT_DONE;
    const { workbook = "access-review.xlsx in the report folder" } = review;
    return [
        `Review: ${(0,vocabulary_review/* reviewSentence */.U)(rows)} Decide here: ${workbook}`,
        ...notDone.slice(0, MOST_NOT_DONE).map((row) => `  * ${row.name}: ${(0,vocabulary_review/* reviewRowText */.s)(row)}`),
        ...(more > 0 ? [`  * and ${(0,english/* number */.ai)(more)} more`] : []),
    ];
}
/** Members to be removed and still there whom a mail names. */
const MOST_NOT_DONE = 20;
/** Never "nobody" where something is not known. */
function headline(inactive, unknown, unreadable) {
    if (inactive > 0)
        return `${inactive} inactive ${inactive === 1 ? "membership" : "memberships"}`;
    if (unknown > 0)
        return `${unknown} ${unknown === 1 ? "membership" : "memberships"} not known`;
    return unreadable > 0 ? "Some rooms could not be read" : "No inactive members";
}
function summaryOf(inactive, unknown, unreadable, rooms) {
    const where = rooms === 1 ? "in the one room" : `in the ${rooms} rooms`;
    if (inactive === 0 && unknown === 0 && unreadable === 0)
        return `Nobody who was expected to be active was inactive ${where}.`;
    const parts = [`${inactive} inactive`];
    if (unknown > 0)
        parts.push(`${unknown} of whom it is not known`);
    if (unreadable > 0)
        parts.push(`${unreadable} ${unreadable === 1 ? "room" : "rooms"} that could not be read`);
    return `Memberships ${where}: ${parts.join(", ")}.`;
}
/** What the mail has no place for, in a sentence; "" where it shows everything. */
function leftOut({ rooms, rows }) {
    const parts = [
        ...(rows > 0 ? [(0,english/* counted */.hS)(rows, "more member")] : []),
        ...(rooms > 0 ? [(0,english/* counted */.hS)(rooms, "more room")] : []),
    ];
    return parts.length === 0
        ? ""
        : `Not shown in this mail: ${parts.join(" and ")}. The reports have them all.`;
}
function roomText({ room, groups }, context) {
    const title = (0,one_line/* plain */.pj)(room.title, one_line/* LONGEST_SHOWN */.Z7);
    const head = [title, "=".repeat(Math.min(title.length, 80)), (0,links/* roomLink */.q)(context.portalUrl.href, room.roomId)];
    if (room.unreadable !== undefined)
        return [...head, (0,one_line/* plain */.pj)(context.words.reason(room.unreadable), 1000)];
    return [
        ...head,
        ...groups.flatMap(({ label, total, rows }) => [
            `${label} (${total}):`,
            ...rows.map((row) => `  * ${memberLine(row, context)}`),
        ]),
    ];
}
function roomHtml({ room, groups }, context) {
    const head = (0,html/* html */.qy) `<h2 style="font-size:1.1em"><a href="${(0,links/* roomLink */.q)(context.portalUrl.href, room.roomId)}">${(0,one_line/* shown */.SP)(room.title)}</a></h2>`;
    if (room.unreadable !== undefined)
        return (0,html/* html */.qy) `${head}\n<p>${context.words.reason(room.unreadable)}</p>`;
    const parts = groups.map(({ label, total, rows }) => {
        const items = rows.map((row) => (0,html/* html */.qy) `<li>${memberLine(row, context)}</li>`);
        return (0,html/* html */.qy) `<p>${label} (${total})</p>${items.length === 0 ? undefined : (0,html/* html */.qy) `\n<ul>\n${(0,html/* lines */.Mn)(items)}\n</ul>`}`;
    });
    return (0,html/* lines */.Mn)([head, ...parts]);
}
/** `Ann Lee, Room manager: 12 events, last 2026-10-30 (edited a file)`; for other verdicts than active the reason. */
function memberLine(row, { day, words }) {
    const { person, access, verdict, events, lastActivity } = row;
    const who = `${(0,one_line/* plain */.pj)(person.name, 100)}, ${terms/* ACCESS_WORDS */.VW[access]}${person.guest ? ", guest" : ""}`;
    if (verdict.kind === "invited" || verdict.kind === "disabled")
        return who;
    const last = lastActivity === undefined ? "" : `, last ${day(lastActivity.at)} (${(0,one_line/* plain */.pj)(lastActivity.words)})`;
    const count = `${events} ${events === 1 ? "event" : "events"}${last}`;
    return verdict.kind === "active" ? `${who}: ${count}` : `${who}: ${count}. ${(0,one_line/* plain */.pj)(words.why(row), 500)}`;
}

;// CONCATENATED MODULE: ./build/deliver/managers/recipients.js





/** The manager's report to every given address, with those reports attached that are small enough together. */
function managerMails(addresses, assessment, reports, context) {
    const { attached, remarks } = fitting(reports);
    return addresses.map((address) => managerMail(assessment.rooms, context, remarks, {
        address: { name: "", address },
        to: { address },
        recipient: `mail:${(0,mailer/* addressHash */.b)(address)}`,
        attachments: attached,
    }));
}
/** To each room's owner the report on their rooms only, and nothing attached. */
function ownerMails(assessment, context) {
    // The whole report and the run tell of other owners' rooms.
    const { reportUrl: _report, runUrl: _run, ...own } = context;
    const byOwner = new Map();
    const roomsWithoutOwner = [];
    for (const room of assessment.rooms) {
        const owner = ownerOf(room);
        if (owner === undefined || owner.person.status !== "active" || !(0,address/* isAddress */.PW)(owner.person.email)) {
            roomsWithoutOwner.push(room.roomId);
            continue;
        }
        const one = byOwner.get(owner.person.id) ?? { owner, rooms: [] };
        one.rooms.push(room);
        byOwner.set(owner.person.id, one);
    }
    const mails = [...byOwner.values()].map(({ owner: { person }, rooms }) => managerMail(rooms, { ...own, reasons: reasonsAbout(rooms, context) }, [], {
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
/** Reasons of the whole run, and those that concern one of these rooms. */
function reasonsAbout(rooms, { reasons }) {
    const own = new Set(rooms.map(({ roomId }) => roomId));
    return reasons.filter((one) => one.rooms === "all" || one.rooms.some((id) => own.has(id)));
}
function managerMail(rooms, context, remarks, { address, to, recipient, attachments, }) {
    const { from, portalUrl, period } = context;
    const content = contentHash(rooms, context);
    const mail = {
        ...reportContent(rooms, context, remarks),
        to: address,
        messageId: (0,mailer/* messageIdOf */.Q)(from, "manager", portalUrl.href, recipient, period.label, content),
        ...(attachments === undefined ? {} : { attachments }),
    };
    return { mail, to, recipient, content };
}
/** Hash of what was found, whatever the words and links: two reports with the same hash tell a reader the same. */
function contentHash(rooms, { minActivity, activity, reasons, review }) {
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
    const sentence = "This corrects the report on the same period that you got before.";
    return {
        ...rest,
        mail: {
            ...mail,
            subject: `Corrected: ${mail.subject}`,
            text: `${sentence}\n\n${mail.text}`,
            html: mail.html.replace(/(<body[^>]*>)/, `$1\n<p><strong>${sentence}</strong></p>`),
        },
    };
}


/***/ }),

/***/ 5675:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   HB: () => (/* binding */ unreachable),
/* harmony export */   WX: () => (/* binding */ findingsOf),
/* harmony export */   zT: () => (/* binding */ planReminders)
/* harmony export */ });
/* harmony import */ var _text_address_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7666);
/* harmony import */ var _managers_recipients_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9301);


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


/***/ }),

/***/ 1006:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   R: () => (/* binding */ fileLink),
/* harmony export */   q: () => (/* binding */ roomLink)
/* harmony export */ });
/* harmony import */ var _docspace_wire_entry_types_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1051);

/** Pages of the portal, always at the portal's own address (the routes of its web client). */
/** The page of a room. `portal`: the portal's address, which may have a path. */
function roomLink(portal, roomId) {
    return below(portal, `rooms/shared/${roomId}/filter`);
}
/** The editor's page of the file that an event names; undefined where it names none. */
function fileLink(portal, { entries, target }) {
    const id = Number(target[0]);
    if (entries[0] !== _docspace_wire_entry_types_js__WEBPACK_IMPORTED_MODULE_0__/* .FILE */ .PW || !Number.isSafeInteger(id) || id < 1)
        return undefined;
    return below(portal, `doceditor?fileId=${id}`);
}
function below(portal, path) {
    return new URL(path, portal.endsWith("/") ? portal : `${portal}/`).href;
}


/***/ }),

/***/ 9626:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   U: () => (/* binding */ reviewSentence),
/* harmony export */   s: () => (/* binding */ reviewRowText)
/* harmony export */ });
/* harmony import */ var _text_english_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9594);
/* harmony import */ var _review_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5719);


/** `12 of 26 undecided, the longest for 31 days; 3 kept; 2 to be removed and not done; 1 done.` */
function reviewSentence(rows) {
    const counts = (0,_review_js__WEBPACK_IMPORTED_MODULE_1__/* .reviewCounts */ .j)(rows);
    if (counts.all === 0)
        return "Nothing is to be decided.";
    const parts = [
        ...(counts.kept > 0 ? [`${(0,_text_english_js__WEBPACK_IMPORTED_MODULE_0__/* .number */ .ai)(counts.kept)} kept`] : []),
        ...(counts.notDone > 0 ? [`${(0,_text_english_js__WEBPACK_IMPORTED_MODULE_0__/* .number */ .ai)(counts.notDone)} to be removed and not done`] : []),
        ...(counts.done > 0 ? [`${(0,_text_english_js__WEBPACK_IMPORTED_MODULE_0__/* .number */ .ai)(counts.done)} done`] : []),
    ];
    const overdue = counts.overdue > 0 ? [`${(0,_text_english_js__WEBPACK_IMPORTED_MODULE_0__/* .number */ .ai)(counts.overdue)} overdue`] : [];
    return `${[openText(counts), ...parts, ...overdue].join("; ")}.`;
}
/** `12 of 26 undecided for 31 days` */
function openText({ open, all, longest }) {
    const days = open > 0 && longest > 0 ? ` for ${(0,_text_english_js__WEBPACK_IMPORTED_MODULE_0__/* .counted */ .hS)(longest, "day")}` : "";
    return `${(0,_text_english_js__WEBPACK_IMPORTED_MODULE_0__/* .number */ .ai)(open)} of ${(0,_text_english_js__WEBPACK_IMPORTED_MODULE_0__/* .number */ .ai)(all)} undecided${open > 1 && days !== "" ? `, the longest${days}` : days}`;
}
/** What became of one membership. */
function reviewRowText(row) {
    const { state, since, days, decision, until = "" } = row;
    switch (state) {
        case "open":
            return days === 0 ? "Undecided since today" : `Undecided for ${(0,_text_english_js__WEBPACK_IMPORTED_MODULE_0__/* .counted */ .hS)(days, "day")}`;
        case "kept":
            return `Kept until ${(0,_text_english_js__WEBPACK_IMPORTED_MODULE_0__/* .dayInWords */ .v_)(until)}: ${decision?.reason ?? ""} (${signed(row)})`;
        case "not-done":
            return `Removal decided on ${(0,_text_english_js__WEBPACK_IMPORTED_MODULE_0__/* .dayInWords */ .v_)(since)}, not done (${signed(row)})`;
        case "done":
            return `Removal decided on ${(0,_text_english_js__WEBPACK_IMPORTED_MODULE_0__/* .dayInWords */ .v_)(since)}, done (${signed(row)})`;
    }
}
function signed({ decision }) {
    if (decision === undefined)
        return "";
    const { decidedBy, changedBy } = decision;
    if (decidedBy !== "")
        return `decided by ${decidedBy}`;
    return changedBy === "" ? "not signed" : `not signed, file last changed by ${changedBy}`;
}


/***/ }),

/***/ 1961:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ey: () => (/* binding */ ENTITIES),
/* harmony export */   Mn: () => (/* binding */ lines),
/* harmony export */   "if": () => (/* binding */ ownHtml),
/* harmony export */   qy: () => (/* binding */ html)
/* harmony export */ });
/* unused harmony exports Html, escapeHtml */
/* harmony import */ var _one_line_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3809);

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
    let text = strings[0] ?? "";
    for (const [index, value] of values.entries())
        text += written(value) + (strings[index + 1] ?? "");
    return new Html(text);
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
    let text = "";
    for (const one of value)
        text += written(one);
    return text;
}
/** Text for HTML, between tags and in quoted attributes; also who prints it in a workflow commands nothing. */
function escapeHtml(text, longest = _one_line_js__WEBPACK_IMPORTED_MODULE_0__/* .LONGEST_SHOWN */ .Z7) {
    if (text.length <= longest && !NOT_PLAIN.test(text))
        return text;
    return (0,_one_line_js__WEBPACK_IMPORTED_MODULE_0__/* .shown */ .SP)(text, longest)
        .replace(SPECIAL, (character) => ENTITIES[character] ?? character)
        .replaceAll("##[", "##&#91;");
}


/***/ })

};
