export const id = 958;
export const ids = [958];
export const modules = {

/***/ 7957:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   iP: () => (/* binding */ announce),
/* harmony export */   lJ: () => (/* binding */ confirm),
/* harmony export */   xj: () => (/* binding */ STATES)
/* harmony export */ });
/* harmony import */ var _earlier_runs_ledger_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(883);
/* harmony import */ var _earlier_runs_ledger_file_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5270);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9473);



/** Milliseconds after announcing in which another run's write would show. */
const SETTLE = 5_000;
/** Looks for another run's announcement to be taken back again. */
const LOOKS = 3;
/**
 * Writes who is about to be mailed. The server replaces a file without asking what was read of it, so of two runs at
 * once one may write over the other's announcement. It sees so by the version, and takes its own back; the one that
 * came first sees the other's, waits for that, and goes on. Where that cannot be told, neither of the two sends.
 * Rejects with a {@link UserError}, and has taken the announcement back as far as that is possible.
 *
 * @param options.settle milliseconds after which it is looked whether another run came between; 0 where one mail too
 *   many at the same second is no harm
 * @param known what is to be written beside the announcements, made from what `read` holds
 */
async function announce(read, known, mails, options) {
    const { clock, folder, run, signal, settle = SETTLE } = options;
    try {
        let stands = await (0,_earlier_runs_ledger_file_js__WEBPACK_IMPORTED_MODULE_1__/* .writeLedger */ .XL)(folder, read, (0,_earlier_runs_ledger_js__WEBPACK_IMPORTED_MODULE_0__/* .withMails */ .$_)(known, mails), options);
        if (hasRivals(stands.ledger, read.ledger, mails))
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .UserError */ .yo(ANOTHER_RUN);
        if (settle === 0)
            return stands;
        for (let look = 1;; look++) {
            await clock.sleep(settle, signal);
            const found = await (0,_earlier_runs_ledger_file_js__WEBPACK_IMPORTED_MODULE_1__/* .readAgain */ .n)(folder, stands);
            if (!hasRivals(found.ledger, read.ledger, mails)) {
                return await (0,_earlier_runs_ledger_file_js__WEBPACK_IMPORTED_MODULE_1__/* .writeLedger */ .XL)(folder, found, (0,_earlier_runs_ledger_js__WEBPACK_IMPORTED_MODULE_0__/* .withMails */ .$_)(found.ledger, mails), options);
            }
            if (look === LOOKS)
                throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .UserError */ .yo(ANOTHER_RUN);
            stands = found;
        }
    }
    catch (error) {
        await withdraw(run, uncancelled(options));
        if (signal?.aborted)
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .UserError */ .yo("The run was cancelled.", { cause: error });
        throw error;
    }
}
const ANOTHER_RUN = "Another run is about to send the same mails, so this one sends none. Let only one run use this folder at a time (a concurrency group in the workflow).";
/** Whether another run has announced or sent one of these mails since the ledger was read. */
function hasRivals(now, before, { reminders = [], reports = [] }) {
    const runs = new Set([...reminders, ...reports].map(({ run }) => run));
    const mine = new Set([
        ...reminders.map(({ person }) => person),
        ...reports.map(({ recipient, period }) => `${recipient} ${period.label}`),
    ]);
    const known = new Set([...before.reminders, ...before.reports].map(({ run }) => run));
    const rival = (whom, { run, state }) => state !== "failed" && !runs.has(run) && !known.has(run) && mine.has(whom);
    return ((reminders.length > 0 && now.reminders.some((one) => rival(one.person, one))) ||
        (reports.length > 0 && now.reports.some((one) => rival(`${one.recipient} ${one.period.label}`, one))));
}
/** Takes back what this run announced, as far as that is possible; else the next run names these people as uncertain. */
async function withdraw(run, options) {
    try {
        const read = await (0,_earlier_runs_ledger_file_js__WEBPACK_IMPORTED_MODULE_1__/* .readLedger */ .SC)(options.folder);
        await (0,_earlier_runs_ledger_file_js__WEBPACK_IMPORTED_MODULE_1__/* .writeLedger */ .XL)(options.folder, read, (0,_earlier_runs_ledger_js__WEBPACK_IMPORTED_MODULE_0__/* .withoutAnnouncements */ .Df)(read.ledger, run), options);
    }
    catch (error) {
        options.warn(`What was announced in the ledger could not be taken back, so the next run will name these people as uncertain. ${(0,_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .sentenceOf */ .$N)(error)}`);
    }
}
/** What an entry of the ledger says of a mail with this outcome. */
const STATES = {
    sent: "sent",
    refused: "failed",
    unsent: "failed",
    uncertain: "uncertain",
};
/**
 * Writes what became of the announced mails, into whatever the ledger holds by now; a cancelled run does so, too. What
 * it gives is written after; why it could not be written, in a sentence. Never rejects.
 */
async function confirm(announced, mails, options) {
    let why = "";
    for (let tries = 0; tries < 2; tries++) {
        try {
            const base = tries === 0 ? announced : await (0,_earlier_runs_ledger_file_js__WEBPACK_IMPORTED_MODULE_1__/* .readLedger */ .SC)(options.folder);
            const ledger = (0,_earlier_runs_ledger_js__WEBPACK_IMPORTED_MODULE_0__/* .withMails */ .$_)(base.ledger, mails);
            return { stands: await (0,_earlier_runs_ledger_file_js__WEBPACK_IMPORTED_MODULE_1__/* .writeLedger */ .XL)(options.folder, base, ledger, uncancelled(options)) };
        }
        catch (error) {
            why = (0,_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .sentenceOf */ .$N)(error);
        }
    }
    return { stands: announced, why };
}
/** What is sent must be written down: the ledger's last version is written by a cancelled run, too. */
function uncancelled({ signal: _, ...options }) {
    return options;
}


/***/ }),

/***/ 7036:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   _: () => (/* binding */ sendEach)
/* harmony export */ });
/** As many messages in a row that break off, or that the server wants from nobody, are no longer one address's doing. */
const MOST_BREAKS = 3;
const BROKE_OFF = `Sending stopped before this mail, after ${MOST_BREAKS} in a row had failed. The next run sends it.`;
const CANCELLED = "The run was cancelled before it was sent.";
/** Milliseconds that the second tries may take together. */
const PATIENCE = 15 * 60_000;
/**
 * Sends one mail after the other; an outcome for each, in their order. Some servers drop the connection at a single
 * address, so after a break it is opened again for the next mail. The rest is `unsent` when that fails, when
 * {@link MOST_BREAKS} in a row broke off, or when the run was cancelled. What was refused for the time being is tried
 * once more at the end, after the pause that the mailer keeps. Nothing that may have been sent is sent twice. Never
 * rejects.
 */
async function sendEach(mails, mailer, options) {
    const outcomes = await round(mails, mailer, options);
    const again = outcomes.flatMap((outcome, index) => (isTemporary(outcome) ? [index] : []));
    if (again.length === 0 || options.signal?.aborted)
        return outcomes;
    await mailer.rest(options.signal);
    // What stopped the second round says less than why the mail was refused in the first.
    const withRepeated = (repeated) => {
        const tried = new Map(repeated.map((outcome, number) => [again[number], outcome]));
        return outcomes.map((first, index) => {
            const second = tried.get(index);
            return second === undefined || "skipped" in second ? first : second;
        });
    };
    const repeated = await round(again.flatMap((index) => mails[index] ?? []), mailer, {
        ...options,
        progress: (soFar) => options.progress?.(withRepeated(soFar)),
        until: options.clock.now() + PATIENCE,
    });
    return withRepeated(repeated);
}
function isTemporary(outcome) {
    return (outcome.state === "refused" || outcome.state === "unsent") && outcome.temporary !== undefined;
}
async function round(mails, mailer, { clock, signal, progress, until }) {
    const outcomes = [];
    let breaks = 0;
    let stopped;
    for (const mail of mails) {
        if (signal?.aborted)
            stopped = { state: "unsent", why: CANCELLED };
        else if (until !== undefined && clock.now() > until)
            stopped ??= { state: "unsent", why: BROKE_OFF };
        if (stopped === undefined && breaks > 0)
            stopped = await goOn(outcomes.at(-1), breaks, mailer);
        if (stopped !== undefined) {
            outcomes.push({ ...stopped, skipped: true });
            continue;
        }
        const outcome = await mailer.send(mail, signal).catch(unknownOutcome);
        breaks = isBreak(outcome) ? breaks + 1 : 0;
        outcomes.push(outcome);
        await progress?.(outcomes);
    }
    return outcomes;
}
/** Undefined where the next mail may be tried after one that failed for no fault of its address. */
async function goOn(last, breaks, mailer) {
    if (breaks >= MOST_BREAKS) {
        const waiting = last !== undefined && isTemporary(last);
        return { state: "unsent", why: BROKE_OFF, ...(waiting ? { temporary: "server" } : {}) };
    }
    if (last?.state === "refused")
        return undefined;
    const ready = await mailer.open();
    return ready.state === "unsent" ? ready : undefined;
}
/** Whether a mail failed in a way that the next one probably will, too. */
function isBreak(outcome) {
    if (outcome.state === "refused")
        return outcome.temporary === "server";
    return outcome.state !== "sent";
}
function unknownOutcome(error) {
    return { state: "uncertain", why: `Sending failed unexpectedly (${error.name}).` };
}


/***/ }),

/***/ 5309:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   u: () => (/* binding */ reminderMail)
/* harmony export */ });
/* harmony import */ var _report_links_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(1006);
/* harmony import */ var _text_address_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7666);
/* harmony import */ var _text_english_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9594);
/* harmony import */ var _text_html_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1961);
/* harmony import */ var _text_one_line_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3809);
/* harmony import */ var _time_calendar_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(3032);
/* harmony import */ var _mail_mail_page_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(761);
/* harmony import */ var _mail_mailer_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(1134);
/* harmony import */ var _words_languages_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(3253);









/** Owners whom one answer goes to; more would be a mail to strangers. */
const MOST_REPLIES = 3;
/** The message to one person, in plain text and in HTML. */
function reminderMail({ person, rooms }, context) {
    const { portalUrl, period, from, activity, minActivity } = context;
    const say = (0,_words_languages_js__WEBPACK_IMPORTED_MODULE_6__/* .mailWords */ .B)(context.language);
    const portal = (0,_text_one_line_js__WEBPACK_IMPORTED_MODULE_3__/* .plain */ .pj)(portalUrl.host);
    const span = say.span(period);
    const replyTo = owners(rooms);
    const greeting = say.greeting(words(person.name, 100));
    const intro = say.found({ rooms: rooms.length, portal, span, activity, least: minActivity });
    const lines = rooms.map((room) => ({
        title: words(room.title, _text_one_line_js__WEBPACK_IMPORTED_MODULE_3__/* .LONGEST_SHOWN */ .Z7),
        link: (0,_report_links_js__WEBPACK_IMPORTED_MODULE_7__/* .roomLink */ .qb)(portalUrl.href, room.roomId),
        facts: facts(room, context, say),
    }));
    const advice = [...whatToDo(rooms, replyTo.length > 0, period, say), say.notCounted[activity]];
    const why = say.why(rooms.length, portal, (0,_text_one_line_js__WEBPACK_IMPORTED_MODULE_3__/* .plain */ .pj)(from));
    const text = [
        greeting,
        "",
        intro,
        "",
        ...lines.flatMap(({ title, link, facts }) => [`* ${title}`, ...[...facts, link].map(indented), ""]),
        ...advice.flatMap((paragraph) => [paragraph, ""]),
        "-- ",
        why,
        "",
    ].join("\n");
    const items = lines.map(({ title, link, facts }) => (0,_text_html_js__WEBPACK_IMPORTED_MODULE_2__/* .html */ .qy) `<li><a href="${link}">${title}</a>${facts.map((fact) => (0,_text_html_js__WEBPACK_IMPORTED_MODULE_2__/* .html */ .qy) `<br>${fact}`)}</li>`);
    const body = (0,_text_html_js__WEBPACK_IMPORTED_MODULE_2__/* .lines */ .Mn)([
        paragraph(greeting),
        paragraph(intro),
        (0,_text_html_js__WEBPACK_IMPORTED_MODULE_2__/* .html */ .qy) `<ul>\n${(0,_text_html_js__WEBPACK_IMPORTED_MODULE_2__/* .lines */ .Mn)(items)}\n</ul>`,
        ...advice.map(paragraph),
        (0,_text_html_js__WEBPACK_IMPORTED_MODULE_2__/* .html */ .qy) `<p class="q">${why}</p>`,
    ]);
    const [only] = rooms;
    return {
        to: { name: person.name, address: person.email },
        subject: say.subject(rooms.length === 1 && only !== undefined ? { title: words(only.title, 60) } : rooms.length, span),
        text,
        html: (0,_mail_mail_page_js__WEBPACK_IMPORTED_MODULE_4__/* .mailHtml */ .dr)(body, say.language, "letter"),
        messageId: (0,_mail_mailer_js__WEBPACK_IMPORTED_MODULE_5__/* .messageIdOf */ .Q)(from, "reminder", portalUrl.href, person.id, period.label, ...rooms.map(({ roomId }) => roomId).sort((a, b) => a - b)),
        ...(replyTo.length === 0 ? {} : { replyTo }),
    };
}
/** Addresses of the rooms' owners that every mail program can answer to; none where they are too many. */
function owners(rooms) {
    const addresses = rooms.flatMap(({ owner }) => (owner === undefined ? [] : [owner.email]));
    const usable = [...new Set(addresses)].filter((one) => (0,_text_address_js__WEBPACK_IMPORTED_MODULE_0__/* .isAddress */ .PW)(one) && !(0,_text_address_js__WEBPACK_IMPORTED_MODULE_0__/* .needsSmtpUtf8 */ .t)(one));
    return usable.length <= MOST_REPLIES ? usable : [];
}
function whatToDo(rooms, canReply, period, say) {
    const by = say.day(endOfNext(period));
    const own = rooms.filter((room) => room.own === true).length;
    const others = rooms.length - own;
    return [
        ...(others > 0 ? [say.stay(others, by), say.leave(others, canReply)] : []),
        ...(own > 0 ? [say.ownRooms(own, by)] : []),
    ];
}
/** The last day of the period that follows: the next month's, or as many days later as this one is long. */
function endOfNext(period) {
    const [year = 0, month = 0] = period.firstDay.split("-").map(Number);
    if ((0,_text_english_js__WEBPACK_IMPORTED_MODULE_1__/* .isMonth */ .nl)(period))
        return new Date(Date.UTC(year, month + 1, 0)).toISOString().slice(0, 10);
    return (0,_time_calendar_js__WEBPACK_IMPORTED_MODULE_8__/* .dayAfter */ .PV)(period.lastDay, (0,_time_calendar_js__WEBPACK_IMPORTED_MODULE_8__/* .daysBetween */ .YM)(period.firstDay, period.lastDay) + 1);
}
function indented(line) {
    return `  ${line}`;
}
function paragraph(text) {
    return (0,_text_html_js__WEBPACK_IMPORTED_MODULE_2__/* .html */ .qy) `<p>${text}</p>`;
}
function facts({ lastActivity, inARow, owner, own, group }, { day, period }, say) {
    return [
        lastActivity === undefined
            ? say.noEarlierActivity
            : say.lastActivity(say.day(day(lastActivity.at)), lastActivity.kind),
        ...(inARow > 1 ? [say.inARow(inARow, (0,_text_english_js__WEBPACK_IMPORTED_MODULE_1__/* .isMonth */ .nl)(period) ? "month" : "period")] : []),
        ...(group === undefined ? [] : [say.byGroup(words(group, 100))]),
        ...(own === true ? [say.ownRoom] : []),
        ...(owner === undefined
            ? []
            : [say.owner(words(owner.name, 100), (0,_text_address_js__WEBPACK_IMPORTED_MODULE_0__/* .isAddress */ .PW)(owner.email) ? (0,_text_one_line_js__WEBPACK_IMPORTED_MODULE_3__/* .plain */ .pj)(owner.email) : "")]),
    ];
}
/** A user's text on one line, in which mail programs see no address to make a link of. */
function words(text, longest) {
    return (0,_text_one_line_js__WEBPACK_IMPORTED_MODULE_3__/* .plain */ .pj)(text, longest)
        .replaceAll("://", ": //")
        .replace(/\bwww\./gi, "www .");
}


/***/ }),

/***/ 5577:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   S: () => (/* binding */ remind),
/* harmony export */   sortOut: () => (/* binding */ sortOut)
/* harmony export */ });
/* harmony import */ var _earlier_runs_ledger_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(883);
/* harmony import */ var _earlier_runs_ledger_file_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5270);
/* harmony import */ var _earlier_runs_streaks_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1791);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(9473);
/* harmony import */ var _mail_at_most_once_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(7957);
/* harmony import */ var _mail_send_each_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(7036);
/* harmony import */ var _message_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(5309);







/** Mails after which the ledger gets what became of them so far, so that little is in doubt if the run is killed. */
const CHECKPOINT = 50;
/** Checkpoints of one run at most; the more people, the further apart. */
const MOST_CHECKPOINTS = 10;
/**
 * Reminds people at most once: who will be mailed is written to the ledger in the report folder first, and only then
 * sent; meanwhile and afterwards the ledger gets what became of it. A person whom an earlier run announced without
 * saying more is named as uncertain and not mailed. Rejects with a {@link UserError}, and has sent nothing, when the
 * ledger cannot be read, nobody can be announced in it, or another run is about to do the same.
 *
 * @param findings every membership that was found active or inactive, for counting periods in a row
 */
async function remind(plans, findings, options) {
    const { clock, message } = options;
    const { period } = message;
    const read = await (0,_earlier_runs_ledger_file_js__WEBPACK_IMPORTED_MODULE_1__/* .readLedger */ .SC)(options.folder);
    const known = (0,_earlier_runs_streaks_js__WEBPACK_IMPORTED_MODULE_2__/* .withFindings */ .$)(read.ledger, period, findings);
    const sorted = sortOut(plans, known, period, clock.now());
    const nothingSent = { ...sorted.result, sent: [], failed: [], problems: [] };
    if (sorted.due.length === 0)
        return { ...nothingSent, problems: await keepFindings(read, known, options) };
    const ready = await options.mailer.open();
    if (ready.state === "unsent") {
        const failed = sorted.due.map(({ person }) => ({ personId: person.id, why: ready.why }));
        // A month without mail is a month of inactivity all the same: "in a row" must not begin anew after it.
        return { ...nothingSent, failed, problems: await keepFindings(read, known, options) };
    }
    try {
        const reminders = entriesOf(sorted.due, () => "announced", options);
        const announced = await (0,_mail_at_most_once_js__WEBPACK_IMPORTED_MODULE_4__/* .announce */ .iP)(read, known, { reminders }, options).catch((error) => {
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_3__/* .UserError */ .yo(`No reminder was sent. ${(0,_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .sentenceOf */ .$N)(error)}`, { cause: error });
        });
        const { outcomes, stands } = await sendAll(sorted.due, announced, options);
        const problems = await settle(stands, sorted.due, outcomes, options);
        return { ...summary(sorted, outcomes), problems };
    }
    finally {
        options.mailer.close();
    }
}
/** Sorts the plans by what the ledger knows of them. */
function sortOut(plans, ledger, period, now) {
    const due = [];
    const uncertain = [];
    const recent = [];
    for (const { person, rooms } of plans) {
        const judged = rooms.map((room) => ({
            room,
            standing: (0,_earlier_runs_ledger_js__WEBPACK_IMPORTED_MODULE_0__/* .standing */ .JA)(ledger, person.id, room.roomId, period, now),
        }));
        const free = judged.filter((one) => one.standing === "free").map(({ room }) => room);
        if (judged.some((one) => one.standing === "uncertain")) {
            uncertain.push({
                personId: person.id,
                why: "Another run was about to remind them and did not say whether the mail was sent: it was ended, or is still under way. So none is sent now; ask them, or look into the mail server's log.",
            });
        }
        else if (free.length === 0) {
            recent.push(person.id);
        }
        else {
            const inARow = (roomId) => (0,_earlier_runs_streaks_js__WEBPACK_IMPORTED_MODULE_2__/* .periodsInARow */ .p)(ledger, person.id, roomId, period);
            due.push({
                person,
                rooms: free.map((room) => ({ ...room, inARow: Math.max(room.inARow, inARow(room.roomId)) })),
            });
        }
    }
    return { due, result: { uncertain, recent } };
}
/** What became of each person's mail, by the person's id; the ledger gets it from time to time. */
async function sendAll(due, announced, options) {
    const { mailer, message, clock, signal, onSent } = options;
    const mails = due.map((plan) => (0,_message_js__WEBPACK_IMPORTED_MODULE_5__/* .reminderMail */ .u)(plan, message));
    const every = Math.max(CHECKPOINT, Math.ceil(due.length / MOST_CHECKPOINTS));
    const byPerson = (outcomes) => new Map(outcomes.flatMap((outcome, index) => {
        const plan = due[index];
        return plan === undefined ? [] : [[plan.person.id, outcome]];
    }));
    let stands = announced;
    const progress = async (soFar) => {
        onSent?.(soFar.length, mails.length);
        if (soFar.length % every !== 0 || soFar.length === mails.length)
            return;
        // Who was refused may be tried again by this run, so of the others only.
        const certain = byPerson(soFar);
        const told = due.filter(({ person }) => _mail_at_most_once_js__WEBPACK_IMPORTED_MODULE_4__/* .STATES */ .xj[certain.get(person.id)?.state ?? "unsent"] !== "failed");
        const reminders = entriesOf(told, (id) => _mail_at_most_once_js__WEBPACK_IMPORTED_MODULE_4__/* .STATES */ .xj[certain.get(id)?.state ?? "uncertain"], options);
        ({ stands } = await (0,_mail_at_most_once_js__WEBPACK_IMPORTED_MODULE_4__/* .confirm */ .lJ)(stands, { reminders }, options));
    };
    const outcomes = await (0,_mail_send_each_js__WEBPACK_IMPORTED_MODULE_6__/* .sendEach */ ._)(mails, mailer, { clock, signal, progress });
    return { outcomes: byPerson(outcomes), stands };
}
/** Writes what became of the announced mails. Never rejects. */
async function settle(stands, due, outcomes, options) {
    const state = (personId) => _mail_at_most_once_js__WEBPACK_IMPORTED_MODULE_4__/* .STATES */ .xj[outcomes.get(personId)?.state ?? "uncertain"];
    const { why } = await (0,_mail_at_most_once_js__WEBPACK_IMPORTED_MODULE_4__/* .confirm */ .lJ)(stands, { reminders: entriesOf(due, state, options) }, options);
    if (why === undefined)
        return [];
    return [
        `What became of the reminders could not be written to the ledger, so the next run will name these people as uncertain and not remind them again. ${why}`,
    ];
}
async function keepFindings(read, ledger, options) {
    try {
        await (0,_earlier_runs_ledger_file_js__WEBPACK_IMPORTED_MODULE_1__/* .writeLedger */ .XL)(options.folder, read, ledger, options);
        return [];
    }
    catch (error) {
        return [
            `Who was inactive in this period could not be written to the ledger, so later runs do not count it for "in a row". ${(0,_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .sentenceOf */ .$N)(error)}`,
        ];
    }
}
function entriesOf(due, state, { clock, message, run }) {
    const { label, firstDay, lastDay } = message.period;
    const at = new Date(clock.now()).toISOString();
    return due.flatMap(({ person, rooms }) => rooms.map(({ roomId }) => ({
        person: person.id,
        room: roomId,
        period: { label, firstDay, lastDay },
        state: state(person.id),
        run,
        at,
    })));
}
function summary({ result }, outcomes) {
    const sent = [];
    const failed = [];
    const uncertain = [...result.uncertain];
    for (const [personId, outcome] of outcomes) {
        if (outcome.state === "sent")
            sent.push(personId);
        else
            (outcome.state === "uncertain" ? uncertain : failed).push({ personId, why: outcome.why });
    }
    return { sent, failed, uncertain, recent: result.recent };
}


/***/ })

};
