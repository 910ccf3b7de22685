export const id = 838;
export const ids = [838];
export const modules = {

/***/ 8790:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   W: () => (/* binding */ byMoment),
/* harmony export */   Z6: () => (/* binding */ mergedReview),
/* harmony export */   lj: () => (/* binding */ EMPTY_REVIEW)
/* harmony export */ });
/* unused harmony exports membershipKey, saysTheSame */
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
    const lastDay = [newer.lastDay, older.lastDay]
        .filter((day) => day !== undefined)
        .sort()
        .at(-1);
    return { ...(file === undefined ? {} : { file }), ...(lastDay === undefined ? {} : { lastDay }) };
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

/***/ 838:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  mailPage: () => (/* binding */ mailPage)
});

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: ./build/text/address.js
var text_address = __webpack_require__(7666);
;// CONCATENATED MODULE: ./build/deliver/mail/mailer.js


/** Stands for an address in the ledger, which holds none. */
function mailer_addressHash(address) {
    return (0,external_node_crypto_.createHash)("sha256").update((0,text_address/* comparableAddress */.$y)(address)).digest("hex").slice(0, 32);
}
/** `<hash@domain>` of what makes the message this message, in the domain of the sender's address. */
function mailer_messageIdOf(from, ...identity) {
    const hash = (0,external_node_crypto_.createHash)("sha256").update(JSON.stringify(identity)).digest("hex").slice(0, 40);
    const [, domain = ""] = /@([^@<>\s]+?)>?\s*$/.exec(from) ?? [];
    const ascii = (0,text_address/* asciiDomain */.wL)(domain);
    return `<${hash}@${/^[a-z0-9.-]+$/.test(ascii) ? ascii : "docspace-audit.invalid"}>`;
}

;// CONCATENATED MODULE: ./build/deliver/mail/single-mail.js
/** How many mails of a kind ended how. */
function countMails(mails, kind) {
    const count = (state) => mails.filter((one) => one.kind === kind && one.state === state).length;
    return {
        sent: count("sent"),
        refused: count("refused"),
        uncertain: count("uncertain"),
        notAgain: count("earlier"),
    };
}

// EXTERNAL MODULE: ./build/text/html.js
var text_html = __webpack_require__(1961);
// EXTERNAL MODULE: ./build/text/this-machine.js
var this_machine = __webpack_require__(2096);
// EXTERNAL MODULE: ./build/text/conceal.js
var conceal = __webpack_require__(6267);
;// CONCATENATED MODULE: ./build/deliver/mail/smtp-error.js

/** `(it says: …)` with a blank before it, or nothing where the server said nothing. */
function quoted({ response }, conceal) {
    if (response === undefined || response === "")
        return "";
    const words = conceal(response);
    return words === "" ? "" : ` (it says: ${words})`;
}
/**
 * An error in the middle of one message, with the codes of the server's answer alone: its words may name the person,
 * by the address's first part or in full ("mailbox of Ann Lee is full"), and the log may be public.
 */
function withoutWords(error) {
    const { code, originalCode, command, responseCode } = error;
    const [codes] = /^\d{3}(?:[ -]\d\.\d{1,3}\.\d{1,3}(?!\S))?/.exec(error.response ?? "") ?? [];
    // Without an answer of the server the message is the system's or nodemailer's own.
    const message = error.response === undefined ? error.message : "";
    return Object.assign(new Error(message), {
        code,
        originalCode,
        command,
        responseCode,
        response: codes?.replace("-", " "),
    });
}
/** Longest text that is quoted of a mail server, in characters. */
const MOST_QUOTED = 200;
/**
 * Removes the password, as written and decoded and as SMTP's AUTH sends it, and every mail address; a server may
 * repeat any of them in its answers. Of an answer that holds a password too short to be told from other text nothing
 * is left.
 */
function concealing(url) {
    const password = decoded(url.password);
    const secrets = passwordSpellings(decoded(url.username), password, url.password);
    return (text) => {
        const short = password !== "" && password.length < conceal/* SHORTEST_SECRET */.c3;
        if (short && text.includes(password))
            return "";
        const safe = (0,conceal/* quotableText */.Dm)(text, secrets, 20 * MOST_QUOTED);
        return (0,conceal/* quotableText */.Dm)(safe.replace(/[^\s<>()[\],;:"]+@[^\s<>()[\],;:"]+/g, "…@…"), [], MOST_QUOTED);
    };
}
function passwordSpellings(user, password, written) {
    if (password === "")
        return [];
    const base64 = (text) => Buffer.from(text, "utf8").toString("base64");
    const spellings = [password, written, base64(password), base64(`\0${user}\0${password}`)];
    return [...new Set(spellings)].sort((a, b) => b.length - a.length);
}
/** Percent-decoded; as it is where that fails. */
function decoded(text) {
    try {
        return decodeURIComponent(text);
    }
    catch {
        return text;
    }
}

;// CONCATENATED MODULE: ./build/deliver/mail/smtp-answers.js

/**
 * What an answer means: by the basic code (RFC 5321 §4.2), the enhanced one where there is one (RFC 3463, RFC 5248,
 * RFC 4954 for logins), and the command that it answers.
 */
function refusal(error, conceal) {
    const subject = subjectOf(error);
    const said = quoted(error.command === "MAIL FROM" ? error : withoutWords(error), conceal);
    const temporary = temporaryFor(error, subject);
    return {
        why: SENTENCES[subject](said, temporary !== undefined),
        tooLarge: subject === "size",
        ...(temporary === undefined ? {} : { temporary }),
    };
}
/** A temporary refusal of the sender, or of everything, meets the next message, too. */
function temporaryFor({ responseCode: code = 0, command }, subject) {
    if (code < 400 || code > 499)
        return undefined;
    if (code === 421)
        return "server";
    if (subject === "mailbox-full" || subject === "greylisted")
        return "recipient";
    return command === "RCPT TO" ? "recipient" : "server";
}
function subjectOf(error) {
    const { responseCode: code = 0, response = "", command = "" } = error;
    if (code === 0)
        return ownRefusal(error);
    const [, enhanced = ""] = /^\d{3}[ -]\d\.(\d{1,3}\.\d{1,3})(?!\S)/.exec(response) ?? [];
    if (code === 530 && /starttls|\btls\b|\bssl\b/i.test(response))
        return "tls";
    if (isAboutLogin(code, enhanced, response))
        return "login";
    if (enhanced === "2.2")
        return "mailbox-full";
    if (enhanced === "3.4" || enhanced === "2.3")
        return "size";
    if (enhanced === "6.7")
        return "international";
    if (code >= 400 && code <= 499)
        return temporarySubject(code, command);
    if (command === "MAIL FROM")
        return senderSubject(code, enhanced);
    if (command === "RCPT TO")
        return recipientSubject(code, enhanced, response);
    if (PROOF.has(enhanced))
        return "sender-proof";
    if (code === 552)
        return "size";
    return code === 554 || enhanced.startsWith("7.") || enhanced.startsWith("6.") ? "rules" : "other";
}
function isAboutLogin(code, enhanced, response) {
    if ([530, 534, 535, 538].includes(code) || LOGIN.has(enhanced))
        return true;
    if (!enhanced.startsWith("7."))
        return false;
    return code === 454 || (!PROOF.has(enhanced) && /authenticat|\blog ?-?in\b/i.test(response));
}
/** `5.7.0` alone says too little, `5.7.1` means something else at each command. */
const LOGIN = new Set(["7.3", "7.8", "7.9", "7.11", "7.57"]);
/** The sender's domain does not vouch for this server (SPF, DKIM, DMARC: RFC 7372; `7.26` is what Google says). */
const PROOF = new Set(["7.20", "7.21", "7.22", "7.23", "7.24", "7.25", "7.26", "7.27"]);
function temporarySubject(code, command) {
    if (command === "MAIL FROM")
        return "rate";
    if (command !== "RCPT TO")
        return "busy";
    if (code === 452)
        return "mailbox-full";
    return code === 450 || code === 451 ? "greylisted" : "busy";
}
function senderSubject(code, enhanced) {
    if (code === 552)
        return "size";
    return PROOF.has(enhanced) ? "sender-proof" : "sender";
}
function recipientSubject(code, enhanced, response) {
    // The bad sender of a recipient's answer: 1.7 and 1.8 are about the sender's address.
    if (enhanced === "1.7" || enhanced === "1.8")
        return "sender";
    if (PROOF.has(enhanced))
        return "sender-proof";
    if (enhanced.startsWith("7.") || /\brelay/i.test(response))
        return "relay";
    if (enhanced === "" && code === 552)
        return "mailbox-full";
    if (enhanced === "" && code === 554)
        return "relay";
    return "recipient";
}
/** What nodemailer refuses by itself, without asking the server. */
function ownRefusal({ message, command, code }) {
    if (/larger than allowed/i.test(message))
        return "size";
    if (command === "RCPT TO" || code === "EENVELOPE" || /recipient/i.test(message))
        return "recipient";
    return "other";
}
const LATER = "Run again later.";
const SENTENCES = {
    busy: (said) => `The mail server does not take the message now${said}. ${LATER}`,
    rate: (said) => `The mail server takes no more mail from this sender now${said}: many servers allow only so many mails in a time. ${LATER}`,
    greylisted: (said) => `The mail server wants the message for this recipient later${said}: it does so with senders that it does not know yet, or while the mailbox is busy. ${LATER}`,
    "mailbox-full": (said, temporary) => `The recipient's mailbox is full${said}. ${temporary ? LATER : "Tell them, and run again later."}`,
    recipient: (said) => `The mail server does not accept the recipient${said}. Check the address in DocSpace.`,
    international: (said) => `The address has letters beyond ASCII before the @, which this mail server cannot write to${said}. Use another address in DocSpace, or a mail server with SMTPUTF8.`,
    login: (said, temporary) => temporary
        ? `The mail server cannot check the login now${said}. ${LATER}`
        : `The mail server wants a login before it takes mail${said}. Put user and password into smtp-url: smtps://user:password@host:465, with special characters percent-encoded.`,
    tls: (said) => `The mail server wants a secure connection before it takes mail${said}. Use smtps:// in smtp-url, or the port for smtp:// with STARTTLS (587 with many servers).`,
    relay: (said) => `The mail server does not pass on mail to this recipient's domain for this sender${said}. It wants a login (user and password in smtp-url) or must be told to relay for this runner; ask its administrator.`,
    sender: (said) => `The mail server does not accept the sender${said}. Check mail-from: with most servers it must be an address that belongs to the user in smtp-url.`,
    "sender-proof": (said) => `The recipient's server finds no proof that this mail comes from the domain in mail-from${said}. Use the mail server that the domain names in its SPF and DKIM records, or an address of another domain in mail-from.`,
    size: (said) => `The message is larger than the mail server takes${said}.`,
    rules: (said) => `The mail server refuses the message by its rules, such as those against spam${said}. Ask its administrator.`,
    other: (said) => `The mail server refuses the message${said}. Ask its administrator.`,
};

// EXTERNAL MODULE: ./build/docspace/http/tls-failures.js
var tls_failures = __webpack_require__(7227);
;// CONCATENATED MODULE: ./build/deliver/mail/smtp-connection.js



/**
 * Connects, with TLS where it must be, and logs in where there is a user. Rejects with an {@link SmtpError}.
 * Certificates are always verified.
 */
async function connect(url, times) {
    const { default: SMTPConnection } = await Promise.all(/* import() */[__webpack_require__.e(76), __webpack_require__.e(611)]).then(__webpack_require__.bind(__webpack_require__, 6611));
    const secure = url.protocol === "smtps:";
    const smtp = new SMTPConnection({
        host: url.hostname.replace(/^\[|\]$/g, ""),
        port: Number(url.port) || (secure ? 465 : 587),
        secure,
        requireTLS: !secure && !(0,this_machine/* isLoopback */.U)(url.hostname),
        tls: { rejectUnauthorized: true, minVersion: "TLSv1.2" },
        connectionTimeout: times.connect,
        greetingTimeout: times.connect,
        dnsTimeout: times.connect,
        socketTimeout: times.silence,
        socketCloseTimeout: 1_000,
    });
    let smtpUtf8 = false;
    let late;
    try {
        await new Promise((resolve, reject) => {
            smtp.on("error", reject);
            smtp.once("end", () => reject(smtp_connection_closed()));
            late = setTimeout(() => smtp.emit("error", timedOut()), times.longest);
            smtp.connect((error) => (error ? reject(error) : resolve()));
        });
        // The last answer so far is the one to EHLO, which lists what the server can do.
        smtpUtf8 = /[ -]SMTPUTF8\b/i.test(String(smtp.lastServerResponse));
        if (url.username !== "" && smtp.allowsAuth) {
            await new Promise((resolve, reject) => {
                smtp.once("error", reject);
                smtp.once("end", () => reject(smtp_connection_closed()));
                const credentials = { user: decoded(url.username), pass: decoded(url.password) };
                smtp.login({ credentials }, (error) => (error ? reject(error) : resolve()));
            });
        }
    }
    catch (error) {
        smtp.close();
        throw error;
    }
    finally {
        clearTimeout(late);
    }
    return { smtp, smtpUtf8 };
}
/** What is thrown when the server ends the connection without a word. */
function smtp_connection_closed() {
    return Object.assign(new Error("Connection closed"), { code: "ECONNECTION" });
}
/** What is thrown when a conversation takes too long, though the server may go on talking. */
function timedOut() {
    return Object.assign(new Error("Timeout"), { code: "ETIMEDOUT" });
}
/** Whether the server said that it may work later: 421 as greeting, a login that cannot be checked now. */
function isTemporary({ responseCode = 0 }) {
    return responseCode >= 400 && responseCode <= 499;
}
/**
 * Why no mail can be sent over this connection, in a sentence for the user.
 *
 * @param server `host:port`
 */
function connectionFailure(error, server, conceal) {
    const said = quoted(error, conceal);
    const detail = conceal(error.message);
    if (isTemporary(error))
        return `The mail server ${server} takes no mail now${said}. Run again later.`;
    switch (error.code) {
        case "EAUTH":
        case "ENOAUTH":
            return error.responseCode === undefined
                ? `The mail server ${server} wants a user and a password. Put them into smtp-url: smtps://user:password@host:465, with special characters percent-encoded.`
                : `The mail server ${server} does not accept the user or the password${said}. Check both in smtp-url (special characters percent-encoded); many providers want an app password here.`;
        case "EDNS":
            return `The mail server ${server} cannot be found: its name is not known. Check the host in smtp-url.`;
        case "ETIMEDOUT":
            return `The mail server ${server} did not answer in time. Check host and port in smtp-url, and whether the runner may reach them: many networks block port 25.`;
        case "ETLS":
        case "ESOCKET":
            return socketFailure(error, server, detail, said);
        case "ECONNECTION":
            return `The mail server ${server} closed the connection${said}. Run again later; if it happens again, ask its administrator.`;
        default:
            return `The mail server ${server} cannot be used${said || (detail === "" ? "" : ` (${detail})`)}. Check smtp-url, or ask its administrator.`;
    }
}
function socketFailure(error, server, detail, said) {
    const code = (0,tls_failures/* failureCode */.A)(error.originalCode ?? "", error.message);
    if (/WRONG_VERSION_NUMBER|PACKET_LENGTH_TOO_LONG/.test(code)) {
        return `The mail server ${server} does not speak TLS from the beginning. Use smtp:// in smtp-url (STARTTLS, mostly port 587), or the port for smtps:// (mostly 465).`;
    }
    const insecure = (0,tls_failures/* tlsFailure */.k)(code, "smtp-url");
    if (insecure !== undefined)
        return `No secure connection to the mail server ${server} (${code}): ${insecure}.`;
    if (error.code === "ETLS") {
        return `The mail server ${server} offers no secure connection with STARTTLS${said}, and without one neither password nor mail is sent. Use smtps:// if it speaks TLS from the beginning (port 465), or another server.`;
    }
    if (code === "ECONNREFUSED") {
        return `The mail server ${server} refuses connections. Check host and port in smtp-url.`;
    }
    return `The connection to the mail server ${server} failed (${detail}). Check host and port in smtp-url, and the network.`;
}

// EXTERNAL MODULE: external "node:stream"
var external_node_stream_ = __webpack_require__(7075);
;// CONCATENATED MODULE: ./build/deliver/mail/transmit.js


/**
 * Sends one message over an open connection, and tells from how far it came what an error means: `refused` by the
 * server's answer, `broken` before it was handed over, `uncertain` after.
 *
 * @param times `grace`: milliseconds that the message may go on after the run was cancelled
 */
async function transmit({ smtp }, { from, to, source }, { grace, longest }, signal, clock) {
    let handedOver = false;
    // The connection reads this only after the server said that it wants the message.
    const content = external_node_stream_.Readable.from((function* () {
        handedOver = true;
        yield Buffer.from(source);
    })());
    const settled = new AbortController();
    let late;
    const failed = (error) => {
        if (error.code === "EENVELOPE" || error.code === "EMESSAGE")
            return { state: "refused", error };
        return { state: handedOver ? "uncertain" : "broken", error };
    };
    try {
        return await new Promise((resolve) => {
            smtp.once("error", (error) => resolve(failed(error)));
            // The answer that the connection ended with, such as 421, is told a moment later.
            smtp.once("end", () => setImmediate(() => setImmediate(() => resolve(failed(smtp_connection_closed())))));
            late = setTimeout(() => resolve(failed(timedOut())), longest);
            const envelope = { from, to: [to], size: source.byteLength };
            smtp.send(envelope, content, (error) => resolve(error ? failed(error) : { state: "sent" }));
            const cancel = () => {
                const give = () => resolve({ state: "cancelled", handedOver });
                clock.sleep(grace, settled.signal).then(give, () => undefined);
            };
            if (signal?.aborted)
                cancel();
            else
                signal?.addEventListener("abort", cancel, { once: true, signal: settled.signal });
        });
    }
    finally {
        settled.abort();
        clearTimeout(late);
        smtp.removeAllListeners("end");
        smtp.removeAllListeners("error");
        smtp.on("error", () => undefined);
    }
}
/** Ends a message that was refused, so that the next one can begin; false where the connection is of no use any more. */
async function transmit_reset({ smtp }, { silence }) {
    let late;
    try {
        return await new Promise((resolve) => {
            late = setTimeout(() => resolve(false), silence);
            smtp.once("end", () => resolve(false));
            smtp.reset((error) => resolve(error === null));
        });
    }
    finally {
        clearTimeout(late);
    }
}

;// CONCATENATED MODULE: ./build/deliver/mail/hand-over.js





/**
 * A connection that breaks before a message was handed over is opened once more for it: many servers end a
 * connection after so many messages. After it was handed over nothing is repeated. Long because
 * its parts share that one connection.
 */
function createHandOver(url, times, clock) {
    const server = url.host;
    const conceal = concealing(url);
    let connection;
    const leave = () => {
        connection?.smtp.close();
        connection = undefined;
    };
    const isOpen = () => connection !== undefined && !connection.smtp.destroyed;
    const unsent = (error, why) => ({
        ...{ state: "unsent", why },
        ...(isTemporary(error) ? { temporary: "server" } : {}),
    });
    const connected = async () => {
        try {
            if (connection === undefined || connection.smtp.destroyed)
                connection = await connect(url, times);
            return connection;
        }
        catch (error) {
            leave();
            return unsent(error, connectionFailure(error, server, conceal));
        }
    };
    /** What becomes of a message that the server said no to. */
    const refused = async (open, error, reused) => {
        const closing = error.responseCode === 421;
        if (closing || !(await transmit_reset(open, times)))
            leave();
        if (closing && reused)
            return "again";
        return refusedFor(error, conceal);
    };
    const attempt = async (message, signal) => {
        const reused = isOpen();
        const open = await connected();
        if ("state" in open)
            return open;
        const unfit = open.smtpUtf8 ? undefined : whyNotAscii(message);
        if (unfit !== undefined)
            return { state: "refused", why: unfit };
        const outcome = await transmit(open, message, times, signal, clock);
        if (outcome.state === "sent")
            return outcome;
        if (outcome.state === "refused")
            return await refused(open, outcome.error, reused);
        leave();
        if (outcome.state === "cancelled")
            return cancelled(outcome.handedOver);
        const why = connectionFailure(withoutWords(outcome.error), server, conceal);
        if (outcome.state === "uncertain") {
            return { state: "uncertain", why: `The message was handed over, but not confirmed. ${why}` };
        }
        return reused ? "again" : unsent(outcome.error, why);
    };
    return {
        async connect() {
            const open = await connected();
            return "state" in open ? open : undefined;
        },
        async deliver(message, signal) {
            const first = await attempt(message, signal);
            if (first !== "again")
                return first;
            const second = await attempt(message, signal);
            if (second !== "again")
                return second;
            return { state: "unsent", why: `The mail server ${server} closed the connection.` };
        },
        leave,
        quit() {
            connection?.smtp.quit();
            connection = undefined;
        },
    };
}
function refusedFor(error, conceal) {
    const { why, temporary, tooLarge } = refusal(error, conceal);
    if (!tooLarge)
        return { state: "refused", why, ...(temporary === undefined ? {} : { temporary }) };
    const [, most] = /larger than allowed (\d+)/.exec(error.message) ?? [];
    return { state: "too-large", why, ...(most === undefined ? {} : { most: Number(most) }) };
}
function cancelled(handedOver) {
    return handedOver
        ? { state: "uncertain", why: "The run was cancelled before the mail server confirmed the message." }
        : { state: "unsent", why: "The run was cancelled before the message was handed over." };
}
/** Why a server without SMTPUTF8 cannot take the message; undefined where it can. */
function whyNotAscii({ from, to }) {
    if ((0,text_address/* needsSmtpUtf8 */.t)(from))
        return NO_UTF8_SENDER;
    return (0,text_address/* needsSmtpUtf8 */.t)(to) ? NO_UTF8 : undefined;
}
const NO_UTF8 = "The address has letters beyond ASCII before the @, and the mail server does not take such addresses (no SMTPUTF8). Use another address in DocSpace, or another mail server.";
const NO_UTF8_SENDER = "The address in mail-from has letters beyond ASCII before the @, and the mail server does not take such addresses (no SMTPUTF8). Use another one.";

// EXTERNAL MODULE: ./build/text/one-line.js
var one_line = __webpack_require__(3809);
;// CONCATENATED MODULE: ./build/deliver/mail/message-source.js



/**
 * Writes a message (RFC 5322), with `Auto-Submitted` so that holiday replies are not sent to it (RFC 3834).
 * The same message and time give the same bytes.
 *
 * @param from the sender, `Name <address>` or an address
 * @param now epoch milliseconds
 */
async function messageSource(mail, from, now) {
    const to = (0,text_address/* wireAddress */.am)(mail.to.address);
    const { default: MailComposer } = await Promise.all(/* import() */[__webpack_require__.e(76), __webpack_require__.e(672)]).then(__webpack_require__.bind(__webpack_require__, 7672));
    const node = new MailComposer({
        from: senderOf((0,one_line/* singleLine */.pF)(from)),
        to: { name: (0,one_line/* shorten */.ml)((0,one_line/* singleLine */.pF)(mail.to.name), 100), address: to },
        ...(mail.replyTo === undefined ? {} : { replyTo: mail.replyTo.map(text_address/* wireAddress */.am) }),
        subject: (0,one_line/* shorten */.ml)((0,one_line/* singleLine */.pF)(mail.subject), 200),
        text: mail.text,
        html: mail.html,
        messageId: mail.messageId,
        date: new Date(now),
        headers: { "Auto-Submitted": "auto-generated", "X-Auto-Response-Suppress": "All" },
        baseBoundary: (0,external_node_crypto_.createHash)("sha256").update(mail.messageId).digest("hex").slice(0, 32),
        attachments: (mail.attachments ?? []).map(({ fileName, path }) => ({ filename: fileName, path })),
        disableUrlAccess: true,
    }).compile();
    const envelope = node.getEnvelope();
    return { from: envelope.from || "", to, source: await node.build() };
}
/** The sender with the domain in ASCII: no server can be expected to read it otherwise. */
function senderOf(from) {
    const [, name = "", address = from] = /^(.*<)([^<>]+)>\s*$/.exec(from) ?? [];
    return name === "" ? (0,text_address/* wireAddress */.am)(address.trim()) : `${name}${(0,text_address/* wireAddress */.am)(address)}>`;
}

;// CONCATENATED MODULE: ./build/deliver/mail/smtp-mailer.js




/**
 * Slow enough for the limits of common providers; a server on this machine relays at its own pace. Greylisting servers
 * mostly want a minute.
 */
function timesFor(url) {
    const here = (0,this_machine/* isLoopback */.U)(url.hostname);
    return {
        pause: here ? 0 : 1_000,
        connect: 30_000,
        silence: 60_000,
        longest: 300_000,
        grace: 2_000,
        rest: here ? 2_000 : 75_000,
    };
}
/**
 * Sends mail over SMTP: `smtps:` with TLS from the beginning, `smtp:` with STARTTLS, which only a server on this
 * machine may do without. A message that is too large for the server is sent once more with as many attachments as it
 * takes.
 */
function smtpMailer({ url, from }, clock, times = timesFor(url)) {
    const handOver = createHandOver(url, times, clock);
    let lastBegin = Number.NEGATIVE_INFINITY;
    const rest = async (signal) => {
        handOver.leave();
        await clock.sleep(times.rest, signal).catch(() => undefined);
    };
    return {
        async open() {
            const failed = await handOver.connect();
            if (failed === undefined)
                return { state: "ready" };
            if (failed.temporary === undefined)
                return failed;
            await rest();
            return (await handOver.connect()) ?? { state: "ready" };
        },
        async send(mail, signal) {
            const message = await composed(mail, from, clock);
            if ("state" in message)
                return message;
            const wait = lastBegin + times.pause - clock.now();
            if (wait > 0)
                await clock.sleep(wait, signal).catch(() => undefined);
            if (signal?.aborted)
                return { state: "unsent", why: "The run was cancelled before the message was sent." };
            lastBegin = clock.now();
            const outcome = await handOver.deliver(message, signal);
            if (outcome.state !== "too-large")
                return outcome;
            const smaller = await composed(withLess(mail, outcome.most, message.source.byteLength), from, clock);
            if ("state" in smaller)
                return smaller;
            const again = smaller.source.byteLength < message.source.byteLength
                ? await handOver.deliver(smaller, signal)
                : outcome;
            return again.state === "too-large" ? { state: "refused", why: `${again.why} ${TOO_LARGE}` } : again;
        },
        rest,
        close: handOver.quit,
    };
}
const TOO_LARGE = "Ask its administrator for a larger limit, or look at the reports in DocSpace.";
async function composed(mail, from, clock) {
    try {
        return await messageSource(mail, from, clock.now());
    }
    catch (error) {
        const { code, name } = error;
        return { state: "refused", why: `The message could not be composed (${code ?? name}).` };
    }
}
/** The mail with the attachments, from the first on, that fit a server's limit; with none where the limit is not known. */
function withLess(mail, most, whole) {
    const attachments = mail.attachments ?? [];
    const kept = [...attachments];
    let bytes = whole;
    while (kept.length > 0 && (most === undefined || bytes > most))
        bytes -= encodedBytes(kept.pop()?.bytes ?? 0);
    const left = attachments.slice(kept.length).map(({ fileName }) => fileName);
    if (left.length === 0)
        return mail;
    const remark = `Not attached, because the mail server takes no mail of that size: ${left.join(", ")}.`;
    return {
        ...mail,
        attachments: kept,
        text: `${remark}\n\n${mail.text}`,
        html: mail.html.replace(/(<body[^>]*>)/, (body) => `${body}\n${(0,text_html/* html */.qy) `<p>${remark}</p>`}`),
    };
}
/** Bytes of an attachment in base64, with its line ends. */
function encodedBytes(bytes) {
    return Math.floor((bytes * 78) / 57);
}

;// CONCATENATED MODULE: ./build/deliver/managers/attachments.js
/**
 * Reports are attached up to this many bytes in total. Mail servers refuse messages of more than 10 to 25 MB, and base64
 * with its line ends makes every three bytes a little more than four: 7 MB become 9.6 MB.
 */
const MOST_ATTACHED = 7_000_000;
/** What people can do without comes first: it is left out first where not everything can be attached. */
const LEAVE_FIRST = [".json", ".html", ".csv", ".txt", ".xlsx"];
/** The reports that a mail brings along, and in a sentence those that it does not. */
function attachments_fitting(reports) {
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

// EXTERNAL MODULE: ./build/earlier-runs/access-review/decision.js
var decision = __webpack_require__(8790);
;// CONCATENATED MODULE: ./build/earlier-runs/ledger.js

const EMPTY_LEDGER = { reminders: [], reports: [], inactive: [], review: decision/* EMPTY_REVIEW */.lj };
const DAY = 86_400_000;
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
        review: (0,decision/* mergedReview */.Z6)(newer.review, older.review),
    };
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
    if (Math.abs(dayNumber(reminder.period.lastDay) - dayNumber(period.lastDay)) < length)
        return true;
    const allowance = Math.min(1, length / 4);
    return Math.abs(now - Date.parse(reminder.at)) < (length - allowance) * DAY;
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
        const since = now / DAY - (state === "failed" ? REMEMBERED_SHORTER : REMEMBERED);
        return Date.parse(at) / DAY >= since || dayNumber(period.lastDay) >= since;
    };
    return {
        review: ledger.review,
        reminders: ledger.reminders.filter(recent),
        reports: ledger.reports.filter(recent),
        inactive: ledger.inactive.filter(({ until }) => dayNumber(until) >= now / DAY - REMEMBERED_SHORTER),
    };
}
/** Days of a period, both ends included. */
function daysOf({ firstDay, lastDay }) {
    return dayNumber(lastDay) - dayNumber(firstDay) + 1;
}
/** Whole days since 1970 of a day `YYYY-MM-DD`. */
function dayNumber(day) {
    return Date.parse(`${day}T00:00:00Z`) / DAY;
}

// EXTERNAL MODULE: ./build/report-folder/titles.js
var titles = __webpack_require__(4131);
// EXTERNAL MODULE: ./build/report-folder/verified-upload.js
var verified_upload = __webpack_require__(4980);
;// CONCATENATED MODULE: ./build/earlier-runs/ledger-file.js



/** Loaded only where there is a ledger: the schema library in it takes as long as the rest of the start. */
const format = () => __webpack_require__.e(/* import() */ 771).then(__webpack_require__.bind(__webpack_require__, 2771));
/** How many versions that were written over are looked into; a file with more lost ones was not written by this action. */
const MOST_LOST = 30;
/** Times that a ledger is written when something else writes it, too. */
const TRIES = 4;
/**
 * Reads who was mailed so far. The folder is listed: a search index may not have the file. Where a run wrote over what
 * another one had written, or made a second file, both are read and taken together. Rejects with a {@link UserError}
 * when a file cannot be understood, or is larger than a ledger can be, which is seen before it is read.
 */
async function readLedger(folder) {
    const files = await folder.find(titles/* LEDGER_TITLE */.Fy);
    const [file] = files;
    if (file === undefined)
        return { ledger: EMPTY_LEDGER, whole: true };
    const { ledgerText } = await format();
    const parts = [];
    for (const one of files)
        parts.push(await readWithLost(folder, one));
    const [newest = EMPTY_LEDGER, ...others] = parts.flat();
    const ledger = others.reduce(merged, newest);
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
    const { LARGEST_LEDGER, parseLedger } = await format();
    const content = await folder.readVersion(id, version, LARGEST_LEDGER);
    if (content === undefined)
        return undefined;
    try {
        return parseLedger(content).ledger;
    }
    catch {
        return undefined;
    }
}
const SECOND_FILE = `"${titles/* LEDGER_TITLE */.Fy}" in the report folder is open in an editor or locked, so what this run wrote lies in a second file of that name. Close or unlock it and keep both: the next run takes them together.`;
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
    let wanted = withoutOld(ledger, options.clock.now());
    for (let tries = 1;; tries++) {
        const text = ledgerText(wanted, base.file?.version ?? 0);
        if (base.whole && ledgerText(base.ledger, base.file?.version ?? 0) === text)
            return base;
        try {
            const content = Buffer.from(text, "utf8");
            const file = await (0,verified_upload/* uploadContent */.H3)(folder, titles/* LEDGER_TITLE */.Fy, content, quietly, { file: base.file });
            return { ledger: wanted, file, whole: true };
        }
        catch (error) {
            if (options.signal?.aborted || tries === TRIES)
                throw error;
            const found = await readLedger(folder);
            const all = merged(wanted, found.ledger);
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
    const files = await folder.find(titles/* LEDGER_TITLE */.Fy);
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

// EXTERNAL MODULE: ./build/errors.js
var errors = __webpack_require__(9473);
;// CONCATENATED MODULE: ./build/deliver/mail/at-most-once.js



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
        let stands = await writeLedger(folder, read, withMails(known, mails), options);
        if (hasRivals(stands.ledger, read.ledger, mails))
            throw new errors/* UserError */.yo(ANOTHER_RUN);
        if (settle === 0)
            return stands;
        for (let look = 1;; look++) {
            await clock.sleep(settle, signal);
            const found = await readAgain(folder, stands);
            if (!hasRivals(found.ledger, read.ledger, mails)) {
                return await writeLedger(folder, found, withMails(found.ledger, mails), options);
            }
            if (look === LOOKS)
                throw new errors/* UserError */.yo(ANOTHER_RUN);
            stands = found;
        }
    }
    catch (error) {
        await withdraw(run, uncancelled(options));
        if (signal?.aborted)
            throw new errors/* UserError */.yo("The run was cancelled.", { cause: error });
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
        const read = await readLedger(options.folder);
        await writeLedger(options.folder, read, withoutAnnouncements(read.ledger, run), options);
    }
    catch (error) {
        options.warn(`What was announced in the ledger could not be taken back, so the next run will name these people as uncertain. ${(0,errors/* sentenceOf */.$N)(error)}`);
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
async function at_most_once_confirm(announced, mails, options) {
    let why = "";
    for (let tries = 0; tries < 2; tries++) {
        try {
            const base = tries === 0 ? announced : await readLedger(options.folder);
            const ledger = withMails(base.ledger, mails);
            return { stands: await writeLedger(options.folder, base, ledger, uncancelled(options)) };
        }
        catch (error) {
            why = (0,errors/* sentenceOf */.$N)(error);
        }
    }
    return { stands: announced, why };
}
/** What is sent must be written down: the ledger's last version is written by a cancelled run, too. */
function uncancelled({ signal: _, ...options }) {
    return options;
}

;// CONCATENATED MODULE: ./build/deliver/mail/send-each.js
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
    const again = outcomes.flatMap((outcome, index) => (send_each_isTemporary(outcome) ? [index] : []));
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
function send_each_isTemporary(outcome) {
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
        const waiting = last !== undefined && send_each_isTemporary(last);
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

// EXTERNAL MODULE: ./build/text/english.js
var english = __webpack_require__(9594);
;// CONCATENATED MODULE: ./build/report/review.js

/** Days after which something undecided, or decided and not done, is overdue. */
const OVERDUE = 30;
/** Where every membership stands that is inactive, or about which somebody decided. */
function reviewOf({ rooms }, facts) {
    const since = new Map(facts.asked.map((one) => [membershipKey(one), one.since]));
    const rows = rooms.flatMap((room) => {
        const members = room.members.flatMap((row) => memberRow(row, facts, since) ?? []);
        return [...members, ...goneRows(room, facts)];
    });
    const { day, workbook } = facts;
    return { day, rows, ...(workbook === undefined ? {} : { workbook }) };
}
function memberRow(row, { standings, unclear, day }, asked) {
    const key = membershipKey({ room: row.roomId, person: row.person.id });
    const who = { roomId: row.roomId, personId: row.person.id, name: row.person.name };
    const standing = standings.get(key);
    if (standing?.kind === "remove")
        return decidedRow(who, "not-done", standing.decision, day);
    if (standing?.kind === "kept") {
        return { ...decidedRow(who, "kept", standing.decision, day), until: standing.until };
    }
    if (row.verdict.kind !== "inactive" && !unclear.has(key))
        return undefined;
    const since = asked.get(key) ?? day;
    const days = daysBetween(since, day);
    return { ...who, state: "open", since, days, overdue: days > OVERDUE };
}
/** Whoever was to be removed and is no member of a room whose members were read. */
function goneRows({ roomId, unreadable, members, left }, facts) {
    if (unreadable !== undefined)
        return [];
    const here = new Set(members.map(({ person }) => membershipKey({ room: roomId, person: person.id })));
    return [...facts.standings].flatMap(([key, { kind, decision }]) => {
        if (kind !== "remove" || decision.room !== roomId || here.has(key))
            return [];
        const name = left.find(({ personId }) => personId.toLowerCase() === decision.person)?.name ?? "";
        return [decidedRow({ roomId, personId: decision.person, name }, "done", decision, facts.day)];
    });
}
function decidedRow(who, state, decision, day) {
    const days = daysBetween(decision.readOn, day);
    const overdue = state === "not-done" && days > OVERDUE;
    return { ...who, state, since: decision.decidedOn ?? decision.readOn, days, overdue, decision };
}
function daysBetween(from, to) {
    return Math.max(0, (Date.parse(to) - Date.parse(from)) / 86_400_000);
}
function review_reviewCounts(rows) {
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

;// CONCATENATED MODULE: ./build/report/vocabulary/review.js


/** `12 of 26 undecided, the longest for 31 days; 3 kept; 2 to be removed and not done; 1 done.` */
function review_reviewSentence(rows) {
    const counts = reviewCounts(rows);
    if (counts.all === 0)
        return "Nothing is to be decided.";
    const parts = [
        ...(counts.kept > 0 ? [`${number(counts.kept)} kept`] : []),
        ...(counts.notDone > 0 ? [`${number(counts.notDone)} to be removed and not done`] : []),
        ...(counts.done > 0 ? [`${number(counts.done)} done`] : []),
    ];
    const overdue = counts.overdue > 0 ? [`${number(counts.overdue)} overdue`] : [];
    return `${[openText(counts), ...parts, ...overdue].join("; ")}.`;
}
/** `12 of 26 undecided for 31 days` */
function openText({ open, all, longest }) {
    const days = open > 0 && longest > 0 ? ` for ${counted(longest, "day")}` : "";
    return `${number(open)} of ${number(all)} undecided${open > 1 && days !== "" ? `, the longest${days}` : days}`;
}
/** What became of one membership. */
function review_reviewRowText(row) {
    const { state, since, days, decision, until = "" } = row;
    switch (state) {
        case "open":
            return days === 0 ? "Undecided since today" : `Undecided for ${counted(days, "day")}`;
        case "kept":
            return `Kept until ${dayInWords(until)}: ${decision?.reason ?? ""} (${signed(row)})`;
        case "not-done":
            return `Removal decided on ${dayInWords(since)}, not done (${signed(row)})`;
        case "done":
            return `Removal decided on ${dayInWords(since)}, done (${signed(row)})`;
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

// EXTERNAL MODULE: ./build/report/vocabulary/terms.js + 2 modules
var terms = __webpack_require__(5863);
;// CONCATENATED MODULE: ./build/deliver/managers/report-mail.js







/** The report in plain text and in HTML, on these rooms. */
function report_mail_reportContent(rooms, context, remarks) {
    const { portalUrl, period } = context;
    const span = spanInWords(period);
    const portal = plain(portalUrl.host);
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
    const days = `${period.firstDay} to ${period.lastDay}, ${plain(period.timeZone)}`;
    const sender = `docspace-audit sent this for the administrators of ${portal}, as ${plain(context.from)}.`;
    const text = [
        `Activity in the rooms of ${portal}, ${span} (${days})`,
        "",
        summary,
        "",
        ...notes.flatMap((note) => [plain(note, 2000), ""]),
        ...(review.length === 0 ? [] : [...review.map((line) => plain(line, 1000)), ""]),
        ...lists.flatMap((list) => [...roomText(list, context), ""]),
        ...(more === "" ? [] : [more, ""]),
        ...links.map(([label, url]) => `${label}: ${url}`),
        "",
        "-- ",
        sender,
        "",
    ].join("\n");
    const body = lines([
        html `<h1 style="font-size:1.3em">Activity in the rooms of ${portal}, ${span}</h1>`,
        html `<p>${days}</p>`,
        html `<p><strong>${summary}</strong></p>`,
        ...notes.map((note) => html `<p>${note}</p>`),
        ...review.map((line) => html `<p>${shown(line, 1000)}</p>`),
        ...lists.map((list) => roomHtml(list, context)),
        ...(more === "" ? [] : [html `<p>${more}</p>`]),
        ...links.map(([label, url]) => html `<p><a href="${url}">${label}</a></p>`),
        html `<p style="color:#555;font-size:90%">${sender}</p>`,
    ]);
    return {
        subject: `${headline(inactive, unknown, unreadable)}: DocSpace rooms, ${span}`,
        text,
        html: `${html `<!doctype html>\n<html lang="en"><body style="font-family:sans-serif;line-height:1.4">\n${body}\n</body></html>\n`}`,
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
        `Review: ${reviewSentence(rows)} Decide here: ${workbook}`,
        ...notDone.slice(0, MOST_NOT_DONE).map((row) => `  * ${row.name}: ${reviewRowText(row)}`),
        ...(more > 0 ? [`  * and ${number(more)} more`] : []),
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
        ...(rows > 0 ? [counted(rows, "more member")] : []),
        ...(rooms > 0 ? [counted(rooms, "more room")] : []),
    ];
    return parts.length === 0
        ? ""
        : `Not shown in this mail: ${parts.join(" and ")}. The reports have them all.`;
}
function roomText({ room, groups }, context) {
    const title = plain(room.title, LONGEST_SHOWN);
    const head = [title, "=".repeat(Math.min(title.length, 80)), roomLink(context.portalUrl.href, room.roomId)];
    if (room.unreadable !== undefined)
        return [...head, plain(context.words.reason(room.unreadable), 1000)];
    return [
        ...head,
        ...groups.flatMap(({ label, total, rows }) => [
            `${label} (${total}):`,
            ...rows.map((row) => `  * ${memberLine(row, context)}`),
        ]),
    ];
}
function roomHtml({ room, groups }, context) {
    const head = html `<h2 style="font-size:1.1em"><a href="${roomLink(context.portalUrl.href, room.roomId)}">${shown(room.title)}</a></h2>`;
    if (room.unreadable !== undefined)
        return html `${head}\n<p>${context.words.reason(room.unreadable)}</p>`;
    const parts = groups.map(({ label, total, rows }) => {
        const items = rows.map((row) => html `<li>${memberLine(row, context)}</li>`);
        return html `<p>${label} (${total})</p>${items.length === 0 ? undefined : html `\n<ul>\n${lines(items)}\n</ul>`}`;
    });
    return lines([head, ...parts]);
}
/** `Ann Lee, Room manager: 12 events, last 2026-10-30 (edited a file)`; for other verdicts than active the reason. */
function memberLine(row, { day, words }) {
    const { person, access, verdict, events, lastActivity } = row;
    const who = `${plain(person.name, 100)}, ${ACCESS_WORDS[access]}${person.guest ? ", guest" : ""}`;
    if (verdict.kind === "invited" || verdict.kind === "disabled")
        return who;
    const last = lastActivity === undefined ? "" : `, last ${day(lastActivity.at)} (${plain(lastActivity.words)})`;
    const count = `${events} ${events === 1 ? "event" : "events"}${last}`;
    return verdict.kind === "active" ? `${who}: ${count}` : `${who}: ${count}. ${plain(words.why(row), 500)}`;
}

;// CONCATENATED MODULE: ./build/deliver/managers/recipients.js





/** The manager's report to every given address, with those reports attached that are small enough together. */
function managerMails(addresses, assessment, reports, context) {
    const { attached, remarks } = fitting(reports);
    return addresses.map((address) => managerMail(assessment.rooms, context, remarks, {
        address: { name: "", address },
        to: { address },
        recipient: `mail:${addressHash(address)}`,
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
        if (owner === undefined || owner.person.status !== "active" || !isAddress(owner.person.email)) {
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
        messageId: messageIdOf(from, "manager", portalUrl.href, recipient, period.label, content),
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
    return createHash("sha256").update(all).digest("hex").slice(0, 24);
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

;// CONCATENATED MODULE: ./build/deliver/managers/send.js






/**
 * Sends the manager's reports: to nobody who got the same before, and as a correction to who got another one on this
 * period. As reminders are, they are announced in the ledger before; one that may have been sent is not sent again.
 * Never rejects.
 */
async function sendManagerReports(mails, sending) {
    if (mails.length === 0)
        return { outcomes: [], problems: [] };
    let read;
    try {
        read = sending.ledger === undefined ? undefined : await readLedger(sending.ledger.folder);
    }
    catch (error) {
        return { outcomes: [], problems: [notSent(error)] };
    }
    const { due, outcomes } = sortOut(mails, read, sending.period);
    if (due.length === 0)
        return { outcomes, problems: [] };
    const ready = await sending.mailer.open();
    if (ready.state === "unsent") {
        return { outcomes: [...outcomes, ...due.map((one) => outcomeOf(one, ready))], problems: [] };
    }
    try {
        let announced;
        if (read !== undefined && sending.ledger !== undefined) {
            const reports = entriesOf(due, () => "announced", sending, sending.ledger);
            announced = await announce(read, read.ledger, { reports }, { ...sending.ledger, settle: 0 });
        }
        const { signal, clock, onSent, mailer } = sending;
        const results = await sendEach(due.map(({ mail }) => mail), mailer, { clock, signal, progress: (soFar) => onSent?.(soFar.length, due.length) });
        const problems = announced === undefined || sending.ledger === undefined
            ? []
            : await settle(announced, due, results, sending, sending.ledger);
        const made = due.map((one, index) => outcomeOf(one, results[index] ?? UNKNOWN));
        return { outcomes: [...outcomes, ...made], problems };
    }
    catch (error) {
        return { outcomes, problems: [notSent(error)] };
    }
    finally {
        sending.mailer.close();
    }
}
const UNKNOWN = { state: "uncertain", why: "What became of it is not known." };
function notSent(error) {
    return `No manager's report was sent. ${(0,errors/* sentenceOf */.$N)(error)}`;
}
/** Which are to be sent, each marked as a correction where it is one; and what is known of the others. */
function sortOut(mails, read, period) {
    if (read === undefined)
        return { due: mails, outcomes: [] };
    const due = [];
    const outcomes = [];
    for (const one of mails) {
        const standing = reportStanding(read.ledger, one.recipient, period, one.content);
        if (standing === "first")
            due.push(one);
        else if (standing === "corrected")
            due.push(corrected(one));
        else if (standing === "same")
            outcomes.push({ kind: "manager", to: one.to, state: "earlier" });
        else
            outcomes.push({ kind: "manager", to: one.to, state: "uncertain", why: ANNOUNCED });
    }
    return { due, outcomes };
}
const ANNOUNCED = "An earlier run was about to send this report and ended before it knew whether the mail was sent, so it is not sent again.";
async function settle(announced, due, results, sending, ledger) {
    const state = (index) => STATES[results[index]?.state ?? "uncertain"];
    const { why } = await at_most_once_confirm(announced, { reports: entriesOf(due, state, sending, ledger) }, ledger);
    if (why === undefined)
        return [];
    return [
        `What became of the manager's reports could not be written to the ledger, so the same report will not be sent again. ${why}`,
    ];
}
function entriesOf(due, state, { clock, period: { label, firstDay, lastDay } }, { run }) {
    const at = new Date(clock.now()).toISOString();
    return due.map(({ recipient, content }, index) => ({
        recipient,
        content,
        period: { label, firstDay, lastDay },
        state: state(index),
        run,
        at,
    }));
}
function outcomeOf({ to }, delivery) {
    if (delivery.state === "sent")
        return { kind: "manager", to, state: "sent" };
    const state = delivery.state === "uncertain" ? "uncertain" : "refused";
    return { kind: "manager", to, state, why: delivery.why };
}

// EXTERNAL MODULE: ./build/runner/names.js
var names = __webpack_require__(5827);
;// CONCATENATED MODULE: ./build/run/mail-problems.js

function namesIn({ assessment }, { showNames }) {
    const gate = createNameGate(showNames);
    const rows = assessment.rooms.flatMap(({ members }) => members);
    const people = new Map(rows.map(({ person }) => [person.id, person]));
    return (to) => "person" in to
        ? gate.person({ id: to.person, name: people.get(to.person)?.name ?? "" })
        : gate.address(to.address);
}
const DOUBT = "may or may not have been reminded";
/** What went wrong with single mails, in sentences. */
function mailProblems(outcomes, names) {
    const of = (kind, state) => outcomes.filter((one) => one.kind === kind && one.state === state);
    return [
        ...grouped(of("reminder", "refused"), names, "was not reminded", "were not reminded"),
        ...grouped(of("reminder", "uncertain"), names, DOUBT),
        ...grouped(of("manager", "refused"), names, "got no manager's report"),
        ...grouped(of("manager", "uncertain"), names, "may or may not have got the manager's report"),
    ];
}
/** The same of mails that are only previewed. */
function previewProblems(outcomes, names) {
    const of = (state) => outcomes.filter((one) => one.state === state);
    return [
        ...grouped(of("refused"), names, "would not be reminded"),
        ...grouped(of("uncertain"), names, DOUBT),
    ];
}
/** One sentence for all who share a reason: a mail server that fails, fails for everybody. */
function grouped(outcomes, name, one, several = one) {
    const byReason = Map.groupBy(outcomes, ({ why }) => why ?? "");
    return [...byReason].map(([why, some]) => {
        const names = some.map(({ to }) => name(to)).join(", ");
        return some.length === 1
            ? `${names} ${one}: ${why}`
            : `${some.length} people ${several} (${names}): ${why}`;
    });
}

// EXTERNAL MODULE: ./build/rollup/table.js
var table = __webpack_require__(967);
// EXTERNAL MODULE: ./build/rollup/formats/answer.js
var answer = __webpack_require__(7120);
;// CONCATENATED MODULE: ./build/rollup/formats/mail.js





/** Portals whose reasons a mail tells; the page has them all. */
const MOST_ROWS = 50;
const LONGEST_WHY = 500;
/** The page as a mail: the answer, what changed, and each portal that asks for somebody, with the reason. */
function mailContent(page, frame) {
    const { rollUp } = page;
    const title = `DocSpace audit of all portals, ${rollUp.period === undefined ? "no period" : (0,english/* spanInWords */.zw)(rollUp.period)}`;
    const open = rollUp.rows.filter(({ state }) => state !== "complete");
    const rows = open.slice(0, MOST_ROWS).map(rowText);
    const more = open.length > rows.length ? [`And ${(0,english/* counted */.hS)(open.length - rows.length, "more portal")}.`] : [];
    const before = [(0,answer/* answerOf */.u)(rollUp), ...(0,table/* changeWords */.mF)(page)];
    const after = [...more, ...frame.remarks];
    const sender = `docspace-audit sent this as ${(0,one_line/* plain */.pj)(frame.from)}.`;
    const text = [
        title,
        "",
        ...before.flatMap((line) => [(0,one_line/* plain */.pj)(line, 2000), ""]),
        ...rows.map((row) => `  * ${(0,one_line/* plain */.pj)(row, LONGEST_WHY)}`),
        "",
        ...after.flatMap((line) => [(0,one_line/* plain */.pj)(line, 2000), ""]),
        ...frame.links.map(([label, url]) => `${label}: ${url}`),
        "",
        "-- ",
        sender,
        "",
    ].join("\n");
    const items = rows.map((row) => (0,text_html/* html */.qy) `<li>${(0,one_line/* shown */.SP)(row, LONGEST_WHY)}</li>`);
    const body = (0,text_html/* lines */.Mn)([
        (0,text_html/* html */.qy) `<h1 style="font-size:1.3em">${title}</h1>`,
        ...before.map((line) => (0,text_html/* html */.qy) `<p>${(0,one_line/* shown */.SP)(line, 2000)}</p>`),
        ...(items.length === 0 ? [] : [(0,text_html/* html */.qy) `<ul>\n${(0,text_html/* lines */.Mn)(items)}\n</ul>`]),
        ...after.map((line) => (0,text_html/* html */.qy) `<p>${(0,one_line/* shown */.SP)(line, 2000)}</p>`),
        ...frame.links.map(([label, url]) => (0,text_html/* html */.qy) `<p><a href="${url}">${label}</a></p>`),
        (0,text_html/* html */.qy) `<p style="color:#555;font-size:90%">${sender}</p>`,
    ]);
    return {
        subject: `${mail_headline(rollUp)}: ${title}`,
        text,
        html: `${(0,text_html/* html */.qy) `<!doctype html>\n<html lang="en"><body style="font-family:sans-serif;line-height:1.4">\n${body}\n</body></html>\n`}`,
    };
}
function rowText(row) {
    return `${row.name}: ${table/* STATE_WORDS */.I7[row.state]}. ${(0,table/* whyText */.ss)(row)}`;
}
/** Never as if all were known where it is not. */
function mail_headline({ rows, totals, complete }) {
    const inactive = (0,table/* hasFigures */.Mp)(rows) ? (0,english/* counted */.hS)(totals.counts.inactive, "inactive membership") : "No figures";
    const open = rows.filter(({ state }) => state !== "complete").length;
    return complete ? inactive : `${inactive}, ${(0,english/* counted */.hS)(open, "portal")} not complete`;
}

;// CONCATENATED MODULE: ./build/rollup/mail.js










/**
 * Sends the page: to nobody who got the same before, and as a correction to who got another one on this period, as the
 * manager's report of one portal. Never rejects but when it is cancelled.
 *
 * @returns how many were sent, and what went wrong, in sentences
 */
async function mailPage(host, { to, smtp }, sent) {
    const { period } = sent.page.rollUp;
    if (period === undefined)
        return { count: 0, problems: ["No mail was sent: no portal has figures."] };
    if (period.provisional) {
        host.log.notice("The period is not over, so the page is sent to nobody.");
        return { count: 0, problems: [] };
    }
    const { runUrl } = await host.workflow();
    const mails = mailsOf(to, smtp.from, period, sent, runUrl);
    const { outcomes, problems } = await sendManagerReports(mails, {
        mailer: smtpMailer(smtp, host.clock),
        clock: host.clock,
        period,
        signal: host.signal,
        ...(sent.folder === undefined ? {} : { ledger: ledgerIn(host, sent.folder) }),
    });
    const { sent: count, notAgain } = countMails(outcomes, "manager");
    host.log.info(`The page was sent to ${count} of ${(0,english/* counted */.hS)(mails.length, "address", "addresses")}.`);
    if (notAgain > 0)
        host.log.info(`${notAgain} not sent again: an earlier run sent the same.`);
    const gate = (0,names/* createNameGate */.$n)(sent.page.showNames);
    const failed = mailProblems(outcomes, (one) => ("address" in one ? gate.address(one.address) : ""));
    return { count, problems: [...problems, ...failed] };
}
function ledgerIn(host, { folder, serverVersion }) {
    const { clock, signal } = host;
    return { folder, run: (0,external_node_crypto_.randomUUID)(), serverVersion, clock, warn: host.log.warning, signal };
}
function mailsOf(to, from, period, { page, written, uploaded }, runUrl) {
    const { attached, remarks } = attachments_fitting(written);
    const shown = uploaded.find(({ title }) => title.endsWith(".xlsx")) ?? uploaded[0];
    const links = [
        ...(shown === undefined ? [] : [["The page in DocSpace", shown.url]]),
        ...(runUrl === undefined ? [] : [["The run that made it", runUrl]]),
    ];
    const content = mail_contentHash(page.rollUp);
    const text = mailContent(page, { from, remarks, links });
    return to.map((address) => {
        const recipient = `rollup:${mailer_addressHash(address)}`;
        return {
            mail: {
                ...text,
                to: { name: "", address },
                messageId: mailer_messageIdOf(from, "rollup", recipient, period.label, content),
                attachments: attached,
            },
            to: { address },
            recipient,
            content,
        };
    });
}
/** Hash of what was found, whatever the words and links: two pages with the same hash tell a reader the same. */
function mail_contentHash({ rows, shared }) {
    const found = rows.map(({ name, url, state, figures }) => [name, url, state, figures]);
    return (0,external_node_crypto_.createHash)("sha256")
        .update(JSON.stringify([found.map((row) => JSON.stringify(row)).sort(), shared.length]))
        .digest("hex")
        .slice(0, 24);
}


/***/ })

};
