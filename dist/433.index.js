export const id = 433;
export const ids = [433];
export const modules = {

/***/ 5433:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  deliverMails: () => (/* binding */ deliverMails)
});

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
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

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./build/text/address.js
var text_address = __webpack_require__(7666);
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
        to: { name: (0,one_line/* shorten */.ml)((0,one_line/* singleLine */.pF)(mail.to.name), 100).trim(), address: to },
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
/**
 * The sender, the name apart from the address: in one text, a colon or a bracket in the name would mean something to
 * mail programs. The domain is in ASCII: no server can be expected to read it otherwise.
 */
function senderOf(from) {
    const [, name = "", address = from] = /^(.*)<([^<>]+)>\s*$/.exec(from) ?? [];
    return { name: name.trim().replace(/^"(.*)"$/, "$1"), address: (0,text_address/* wireAddress */.am)(address.trim()) };
}

// EXTERNAL MODULE: ./build/deliver/write-files.js + 2 modules
var write_files = __webpack_require__(6538);
// EXTERNAL MODULE: ./build/deliver/reminders/message.js
var reminders_message = __webpack_require__(5309);
;// CONCATENATED MODULE: ./build/deliver/reminders/preview.js




/**
 * Writes the messages that would be sent as files `reminders/<person id>.eml`, which mail programs open, and the
 * manager's as `reminders/manager-<n>.eml`. Sends nothing.
 *
 * @param now epoch milliseconds, the messages' date
 */
async function previewReminders(directory, plans, message, now, managerMails = []) {
    const folder = (0,external_node_path_.join)(directory, write_files/* PREVIEWS */.ey);
    const mails = [
        ...plans.map((plan) => ({
            name: plan.person.id.replace(/[^a-z0-9-]/gi, "_").slice(0, 80) || "_",
            mail: (0,reminders_message/* reminderMail */.u)(plan, message),
        })),
        ...managerMails.map((mail, index) => ({ name: `manager-${index + 1}`, mail })),
    ];
    const written = [];
    for (const { name, mail } of mails) {
        const { source } = await messageSource(mail, message.from, now);
        written.push(await (0,write_files/* writeDocument */.ft)(folder, `${name}.eml`, source));
    }
    return written;
}

// EXTERNAL MODULE: ./build/deliver/words/languages.js + 9 modules
var languages = __webpack_require__(3253);
// EXTERNAL MODULE: ./build/settings/settings.js
var settings_settings = __webpack_require__(4663);
// EXTERNAL MODULE: ./build/text/english.js
var english = __webpack_require__(9594);
// EXTERNAL MODULE: ./build/time/local-time.js
var local_time = __webpack_require__(2277);
// EXTERNAL MODULE: ./build/run/context.js
var run_context = __webpack_require__(1209);
// EXTERNAL MODULE: ./build/text/html.js
var html = __webpack_require__(1961);
// EXTERNAL MODULE: ./build/text/this-machine.js
var this_machine = __webpack_require__(2096);
;// CONCATENATED MODULE: ./build/deliver/mail/refusal-subject.js
/**
 * Codes that mean one thing at every command: RFC 3463, RFC 5248, RFC 7372 (proof of the sender), RFC 4954 (login), and
 * what Google (`7.26`), Exchange (`7.54` to `7.708`, `2.252`) and others made of them.
 */
const BY_CODE = [
    { subject: "tls", codes: ["7.10"] },
    { subject: "login", codes: ["7.3", "7.8", "7.9", "7.11", "7.57"] },
    { subject: "mailbox-full", codes: ["2.2"] },
    { subject: "size", codes: ["3.4", "2.3"] },
    { subject: "international", codes: ["6.7"] },
    {
        subject: "sender-proof",
        codes: ["7.20", "7.21", "7.22", "7.23", "7.24", "7.26", "7.27", "7.509", "7.515"],
    },
    { subject: "sender", codes: ["1.7", "1.8", "2.252", "7.60"] },
    { subject: "blocked", codes: ["7.25", "7.511", "7.606", "7.708"] },
    { subject: "relay", codes: ["7.54", "7.64"] },
    { subject: "recipient", codes: ["1.1", "1.2", "1.3", "1.6", "1.10", "7.124", "7.133", "7.193"] },
];
/**
 * What servers say where their codes leave it open: `5.7.1` means something else at each command, many servers have no
 * enhanced codes, and Postfix tells at the recipient what it holds against the sender or this machine. The narrower
 * words stand before the wider ones.
 */
const BY_WORDS = [
    { subject: "greylisted", words: /gr[ae]y-?list/i },
    {
        subject: "sender",
        words: /sender address rejected|sender verif|not owned by|send ?as\b|sendasdenied|from address|sender identity|identities failed|relaying disallowed as/i,
    },
    { subject: "sender-proof", words: /\b(dmarc|dkim|spf)\b/i },
    { subject: "mailbox-full", words: /mailbox.{0,30}\b(full|quota|exceed)|over ?quota/i },
    { subject: "size", words: /message (size|too (large|big)|length)/i },
    {
        subject: "rate",
        words: /(limit|quota|rate) exceeded|throttl|too much mail|too many (messages|mails)|unusual (sending|rate)|credits exceeded/i,
    },
    {
        subject: "blocked",
        words: /(black|block) ?list|blocked using|spamhaus|dnsbl|\brbl\b|client host|from this ip\b|reputation|reverse dns|\bptr\b|helo command rejected/i,
    },
    {
        subject: "login",
        words: /auth(entication)? (is )?required|must (be )?authenticate|(send|use) auth\b|not authenticated|unauthenticated|invalid credentials|smtp authentication|authentication needed|\blog ?-?in\b/i,
    },
    { subject: "relay", words: /\brelay|rcpthosts/i },
];
/**
 * What a server's answer is about: by its codes, then by its words, then by the command that it answers (RFC 5321 §4.2).
 * Addresses in it are not read: a mailbox may be called anything.
 */
function subjectOf(error) {
    const { responseCode: code = 0, command = "" } = error;
    if (code === 0)
        return ownRefusal(error);
    const words = (error.response ?? "").replace(/<[^>]*>|\S+@\S+/g, " ");
    // In parentheses and with a hash by qmail and Cisco.
    const [, enhanced = ""] = /^\d{3}[ -]#?\d\.(\d{1,3}\.\d{1,3})(?!\S)|\(#\d\.(\d{1,3}\.\d{1,3})\)/.exec(words) ?? [];
    if (code === 523 || (code === 530 && /starttls|\btls\b|\bssl\b/i.test(words)))
        return "tls";
    const known = BY_CODE.find(({ codes }) => codes?.includes(enhanced));
    if (known !== undefined)
        return known.subject;
    if ([530, 534, 535, 538].includes(code))
        return "login";
    const said = BY_WORDS.find((sign) => sign.words?.test(words));
    if (said !== undefined)
        return said.subject;
    return code < 500 ? temporarySubject(code, enhanced, command) : lastingSubject(code, enhanced, command);
}
function temporarySubject(code, enhanced, command) {
    // The mail system's own trouble, such as a full disk.
    if (enhanced.startsWith("3."))
        return "busy";
    if (command === "MAIL FROM")
        return code === 452 ? "busy" : "rate";
    if (command !== "RCPT TO")
        return "busy";
    if (code === 452 && enhanced === "")
        return "mailbox-full";
    return code === 450 || code === 451 ? "greylisted" : "busy";
}
function lastingSubject(code, enhanced, command) {
    // A wrong order of commands says nothing about sender, recipient or message.
    if (code === 503 || enhanced === "5.1")
        return "other";
    if (command === "MAIL FROM")
        return code === 552 ? "size" : "sender";
    if (command === "RCPT TO") {
        if (enhanced === "" && code === 552)
            return "mailbox-full";
        return enhanced.startsWith("7.") || (enhanced === "" && code === 554) ? "relay" : "recipient";
    }
    if (enhanced.startsWith("1."))
        return "recipient";
    if (enhanced.startsWith("7.") || enhanced.startsWith("6."))
        return "rules";
    return code === 552 ? "size" : code === 554 ? "rules" : "other";
}
/** What nodemailer refuses by itself, without asking the server. */
function ownRefusal({ message, command, code }) {
    if (/larger than allowed/i.test(message))
        return "size";
    if (command === "RCPT TO" || code === "EENVELOPE" || /recipient/i.test(message))
        return "recipient";
    return "other";
}

// EXTERNAL MODULE: ./build/settings/mail-parsers.js
var mail_parsers = __webpack_require__(3828);
// EXTERNAL MODULE: ./build/settings/secrets.js
var settings_secrets = __webpack_require__(8953);
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
    const secrets = (0,settings_secrets/* passwordSpellings */.xT)(url.href).sort((a, b) => b.length - a.length);
    return (text) => {
        const short = password !== "" && password.length < conceal/* SHORTEST_SECRET */.c3;
        if (short && text.includes(password))
            return "";
        const safe = (0,conceal/* quotableText */.Dm)(text, secrets, 20 * MOST_QUOTED);
        return (0,conceal/* quotableText */.Dm)(safe.replace(/[^\s<>()[\],;:"]+@[^\s<>()[\],;:"]+/g, "…@…"), [], MOST_QUOTED);
    };
}
/** Percent-decoded; as it is where that fails. */
function decoded(text) {
    return (0,mail_parsers/* percentDecoded */.oF)(text) ?? text;
}

;// CONCATENATED MODULE: ./build/deliver/mail/smtp-answers.js


/** What an answer to one message means for it, and for the messages after it. */
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
    if (!(code >= 400 && code <= 499))
        return undefined;
    if (code === 421)
        return "server";
    if (OF_ONE_RECIPIENT.has(subject))
        return "recipient";
    return command === "RCPT TO" && !OF_ALL.has(subject) ? "recipient" : "server";
}
const OF_ONE_RECIPIENT = new Set(["mailbox-full", "greylisted", "recipient"]);
/** Postfix tells these at the recipient, too. */
const OF_ALL = new Set(["rate", "login", "tls", "blocked", "sender", "sender-proof"]);
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
    blocked: (said) => `The mail server takes no mail from the machine that this ran on${said}: its address is on a block list, or has no name that the server accepts. Use a mail server that this machine logs in to (user and password in smtp-url), or ask its administrator.`,
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
            if (takesNoPassword(error)) {
                return `The mail server ${server} lets this user not log in with a password${said}. Let its administrator allow that (SMTP AUTH with a password, or an app password), or use another server.`;
            }
            return error.responseCode === undefined
                ? `The mail server ${server} wants a user and a password. Put them into smtp-url: smtps://user:password@host:465, with special characters percent-encoded.`
                : `The mail server ${server} does not accept the user or the password${said}. Check both in smtp-url (special characters percent-encoded); many providers want an app password here.`;
        case "EDNS":
            return `The mail server ${server} cannot be found: its name is not known. Check the host in smtp-url.`;
        case "ETIMEDOUT":
            // So nodemailer calls it (`smtp-connection`): the port is open, and the first word is not said.
            if (/greeting/i.test(error.message)) {
                return `The mail server ${server} took the connection and said nothing. If it speaks TLS from the beginning (port 465), use smtps:// in smtp-url; else check host and port, or ask its administrator.`;
            }
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
/** Exchange's words where an organisation has switched password logins off; elsewhere the command is not known. */
function takesNoPassword({ responseCode = 0, response = "" }) {
    return ((responseCode >= 500 && responseCode <= 504) || /\bdisabled\b|not enabled|\bxoauth2?\b/i.test(response));
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
        if ((error.code === "EENVELOPE" || error.code === "EMESSAGE") && isNo(error)) {
            return { state: "refused", error };
        }
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
/**
 * Whether an answer is a no, or there is none and the client itself refused. Another one belongs to another command:
 * the two have lost their place in the conversation, and what became of the message is not known.
 */
function isNo({ responseCode }) {
    return responseCode === undefined || (responseCode >= 400 && responseCode <= 599);
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
        if (outcome.state === "uncertain")
            return { state: "uncertain", why: unconfirmed(outcome.error, server) };
        const why = connectionFailure(withoutWords(outcome.error), server, conceal);
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
/** Without the advice to run again: it may be there already. */
function unconfirmed({ code }, server) {
    const silent = code === "ETIMEDOUT";
    const what = silent ? "did not confirm it in time" : "broke the connection off before it confirmed it";
    return `The message was handed over, and the mail server ${server} ${what}. It may have arrived, so it is not sent again: ask them, or look into the mail server's log.`;
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

// EXTERNAL MODULE: ./build/deliver/mail/mail-page.js
var mail_page = __webpack_require__(761);
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
    const remark = (0,languages/* mailWords */.B)(mail.language ?? "en").manager.notTaken(left.join(", "));
    return { ...(0,mail_page/* withFirst */.Fu)(mail, remark, (0,html/* html */.qy) `<p>${remark}</p>`), attachments: kept };
}
/** Bytes of an attachment in base64, with its line ends. */
function encodedBytes(bytes) {
    return Math.floor((bytes * 78) / 57);
}

// EXTERNAL MODULE: ./build/deliver/managers/recipients.js + 5 modules
var recipients = __webpack_require__(842);
// EXTERNAL MODULE: ./build/earlier-runs/ledger.js
var ledger = __webpack_require__(883);
// EXTERNAL MODULE: ./build/earlier-runs/ledger-file.js
var ledger_file = __webpack_require__(5270);
// EXTERNAL MODULE: ./build/errors.js
var errors = __webpack_require__(9473);
// EXTERNAL MODULE: ./build/deliver/mail/at-most-once.js
var at_most_once = __webpack_require__(7957);
// EXTERNAL MODULE: ./build/deliver/mail/send-each.js
var send_each = __webpack_require__(7036);
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
        read = sending.ledger === undefined ? undefined : await (0,ledger_file/* readLedger */.SC)(sending.ledger.folder);
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
            announced = await (0,at_most_once/* announce */.iP)(read, read.ledger, { reports }, { ...sending.ledger, settle: 0 });
        }
        const { signal, clock, onSent, mailer } = sending;
        const results = await (0,send_each/* sendEach */._)(due.map(({ mail }) => mail), mailer, { clock, signal, progress: (soFar) => onSent?.(soFar.length, due.length) });
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
        const standing = (0,ledger/* reportStanding */.$s)(read.ledger, one.recipient, period, one.content);
        if (standing === "first")
            due.push(one);
        else if (standing === "corrected")
            due.push((0,recipients/* corrected */.Yb)(one));
        else if (standing === "same")
            outcomes.push({ kind: "manager", to: one.to, state: "earlier" });
        else
            outcomes.push({ kind: "manager", to: one.to, state: "uncertain", why: ANNOUNCED });
    }
    return { due, outcomes };
}
const ANNOUNCED = "Another run was about to send this report and did not say whether the mail was sent: it was ended, or is still under way. So it is not sent again.";
async function settle(announced, due, results, sending, ledger) {
    const state = (index) => at_most_once/* STATES */.xj[results[index]?.state ?? "uncertain"];
    const { why } = await (0,at_most_once/* confirm */.lJ)(announced, { reports: entriesOf(due, state, sending, ledger) }, ledger);
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

// EXTERNAL MODULE: ./build/report/facts.js
var facts = __webpack_require__(7872);
// EXTERNAL MODULE: ./build/runner/progress.js
var runner_progress = __webpack_require__(5628);
;// CONCATENATED MODULE: ./build/run/mail-managers.js








/** The manager's mails, and in sentences the rooms whose owner gets none. */
function mailsToManagers({ settings: { manager } }, report, message, { written, reportUrl, reminded }) {
    if (!manager)
        return { mails: [], problems: [] };
    const titles = (0,facts/* roomTitles */.zv)(report);
    const context = {
        ...message,
        title: (roomId) => titles.get(roomId),
        iso: (0,facts/* reportTime */.mF)(report).iso,
        ...(reminded === undefined ? {} : { reminded }),
        ...(report.runUrl === undefined ? {} : { runUrl: report.runUrl }),
        ...(reportUrl === "" ? {} : { reportUrl }),
    };
    if (manager.kind === "addresses") {
        return { mails: (0,recipients/* managerMails */.GO)(manager.to, report, written, context), problems: [] };
    }
    const { mails, roomsWithoutOwner } = (0,recipients/* ownerMails */.gd)(report, context);
    return { mails, problems: withoutOwner(roomsWithoutOwner) };
}
function withoutOwner(rooms) {
    if (rooms.length === 0)
        return [];
    const ids = rooms.join(", ");
    return [
        rooms.length === 1
            ? `Nobody could be sent the manager's report on room ${ids}: its owner cannot be read, or has no address or an account that is not in use.`
            : `Nobody could be sent the manager's report on rooms ${ids}: their owners cannot be read, or have no address or an account that is not in use.`,
    ];
}
/** Sends the manager's reports that are new or changed. */
async function sendToManagers(context, report, message, reports, ledger) {
    const { host, settings } = context;
    if (!settings.smtp)
        return { outcomes: [], problems: [] };
    const clock = (0,run_context/* portalClock */.X)(context);
    const { mails, problems } = mailsToManagers(context, report, message, reports);
    const progress = (0,runner_progress/* createProgress */.mf)(host.log, host.clock);
    const result = await sendManagerReports(mails, {
        mailer: smtpMailer(settings.smtp, clock),
        clock,
        period: report.period,
        signal: host.signal,
        onSent: (tried, of) => progress.report(() => `${tried} of ${(0,english/* counted */.hS)(of, "manager's report")}.`),
        ...(ledger === undefined ? {} : { ledger }),
    });
    const { sent, notAgain } = countMails(result.outcomes, "manager");
    host.log.info(`${sent} of ${(0,english/* counted */.hS)(mails.length, "manager's report")} sent.`);
    if (notAgain > 0)
        host.log.info(`${notAgain} not sent again: an earlier run sent the same.`);
    return { outcomes: result.outcomes, problems: [...problems, ...result.problems] };
}

// EXTERNAL MODULE: ./build/runner/names.js
var names = __webpack_require__(5827);
;// CONCATENATED MODULE: ./build/run/mail-problems.js

function namesIn({ assessment }, { showNames }) {
    const gate = (0,names/* createNameGate */.$n)(showNames);
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

// EXTERNAL MODULE: ./build/deliver/reminders/plan.js
var plan = __webpack_require__(5675);
// EXTERNAL MODULE: ./build/deliver/reminders/remind.js
var remind = __webpack_require__(5577);
// EXTERNAL MODULE: ./build/earlier-runs/streaks.js
var streaks = __webpack_require__(1791);
;// CONCATENATED MODULE: ./build/run/mail-reminders.js









/** Reminds whoever is due, each at most once; what fails becomes a problem, not an end. */
async function sendReminders(context, report, message, ledger) {
    const { host, settings } = context;
    const { assessment, period } = report;
    if (!settings.smtp)
        return { outcomes: [], problems: [] };
    const plans = (0,plan.planReminders)(assessment, period);
    if (plans.length > 0)
        host.log.info(`Up to ${(0,english/* counted */.hS)(plans.length, "reminder")} to send.`);
    const progress = (0,runner_progress/* createProgress */.mf)(host.log, host.clock);
    try {
        const result = await (0,remind/* remind */.S)(plans, (0,plan/* findingsOf */.W)(assessment, period), {
            ...ledger,
            mailer: smtpMailer(settings.smtp, (0,run_context/* portalClock */.X)(context)),
            message,
            onSent: (tried, of) => progress.report(() => `${tried} of ${(0,english/* counted */.hS)(of, "reminder")}.`),
        });
        host.log.info(`${(0,english/* counted */.hS)(result.sent.length, "person", "people")} reminded.`);
        const again = result.recent.length;
        if (again > 0) {
            host.log.info(`${(0,english/* counted */.hS)(again, "was", "were")} reminded in an earlier run, so not again so soon.`);
        }
        return { outcomes: outcomesOf(result, report), problems: result.problems };
    }
    catch (error) {
        return { outcomes: [], problems: [(0,errors/* sentenceOf */.$N)(error)] };
    }
}
function outcomesOf(result, { assessment, period }) {
    const sent = (state) => (person) => ({ kind: "reminder", to: { person }, state });
    return [
        ...result.sent.map(sent("sent")),
        ...result.recent.map(sent("earlier")),
        ...[...result.failed, ...(0,plan/* unreachable */.H)(assessment, period)].map(toReminder("refused")),
        ...result.uncertain.map(toReminder("uncertain")),
    ];
}
const toReminder = (state) => ({ personId, why }) => ({ kind: "reminder", to: { person: personId }, state, why });
/** Whom a run with `reminders: send` would remind now; everybody inactive where there is no ledger to be read. */
async function remindersDue(context, { assessment, period }, folder) {
    const plans = (0,plan.planReminders)(assessment, period);
    let sorted = { due: plans, result: { uncertain: [], recent: [] } };
    if (folder) {
        try {
            const { ledger } = await (0,ledger_file/* readLedger */.SC)(folder);
            const known = (0,streaks/* withFindings */.$)(ledger, period, (0,plan/* findingsOf */.W)(assessment, period));
            sorted = (0,remind.sortOut)(plans, known, period, context.docspace.now());
        }
        catch (error) {
            context.host.signal.throwIfAborted();
            context.host.log.warning(`The preview shows everybody who was inactive, whether reminded before or not: ${(0,errors/* sentenceOf */.$N)(error)}`);
        }
    }
    const { due, result } = sorted;
    const outcomes = [
        ...(0,plan/* unreachable */.H)(assessment, period).map(toReminder("refused")),
        ...result.uncertain.map(toReminder("uncertain")),
    ];
    return { due, again: result.recent.length, outcomes };
}

;// CONCATENATED MODULE: ./build/run/mail-delivery.js











/** A sender for previews, which nobody receives. */
const PREVIEW_SENDER = "docspace-audit@docspace-audit.invalid";
/** Reminds, sends the manager's report, or previews both; what went wrong with single mails becomes errors. */
async function deliverMails(context, report, delivered) {
    const { host, settings } = context;
    const message = messageContext(context, report.period);
    if (settings.reminders === "preview")
        return previewMails(context, report, message, delivered);
    const membersMayNot = settings.reminders === "send" ? delivered.membersMayNot : undefined;
    const managersMayNot = settings.manager ? delivered.managersMayNot : undefined;
    const ledger = ledgerOptions(context, delivered.folder);
    const outcomes = [];
    // One reason for both is told once.
    const problems = [...new Set([membersMayNot, managersMayNot].flatMap((why) => why ?? []))];
    if (settings.reminders === "send" && ledger && membersMayNot === undefined) {
        const reminded = await sendReminders(context, report, message, ledger);
        outcomes.push(...reminded.outcomes);
        problems.push(...reminded.problems);
    }
    if (settings.manager && managersMayNot === undefined) {
        const told = settings.reminders === "send" ? { reminded: remindersIn(outcomes) } : {};
        const sent = await sendToManagers(context, report, message, { ...delivered, ...told }, ledger);
        outcomes.push(...sent.outcomes);
        problems.push(...sent.problems);
    }
    problems.push(...mailProblems(outcomes, namesIn(report, context)));
    for (const problem of problems)
        host.log.error(problem);
    return resultOf(outcomes, problems);
}
/** What became of the reminder to each person, by id. */
function remindersIn(outcomes) {
    return new Map(outcomes.flatMap(({ to, state }) => ("person" in to ? [[to.person, state]] : [])));
}
function resultOf(outcomes, problems) {
    const members = countMails(outcomes, "reminder");
    const managers = countMails(outcomes, "manager");
    return {
        outcome: { members, managers, problems },
        problems,
        outputs: {
            reminderCount: members.sent,
            mailsRefusedCount: members.refused + managers.refused,
            mailsUncertainCount: members.uncertain + managers.uncertain,
        },
    };
}
function messageContext({ settings, ready }, period) {
    const time = (0,local_time/* createLocalTime */.t)(period.timeZone, period.start, period.end);
    return {
        portalUrl: settings.portalUrl,
        period,
        ...(0,settings_settings/* rulesOf */.fD)(settings),
        from: settings.smtp?.from ?? settings.mailFrom ?? PREVIEW_SENDER,
        language: settings.mailLanguage === "auto" ? (0,languages/* languageOf */.e)(ready.culture) : settings.mailLanguage,
        day: (at) => time.day(at),
    };
}
function ledgerOptions(context, folder) {
    return folder === undefined ? undefined : { ...(0,run_context/* uploadOptions */.s)(context), folder, run: (0,external_node_crypto_.randomUUID)() };
}
/** Writes every mail that would be sent now, the manager's too, and says of whom none would. */
async function previewMails(context, report, message, delivered) {
    const { host, settings, docspace } = context;
    const { due, again, outcomes } = await remindersDue(context, report, delivered.folder);
    const manager = mailsToManagers(context, report, message, delivered);
    const mails = manager.mails.map(({ mail }) => mail);
    await previewReminders(host.inWorkspace(settings.outputDirectory), due, message, docspace.now(), mails);
    host.log.info(`${(0,english/* counted */.hS)(due.length, "reminder")} written as a preview, none sent.`);
    if (mails.length > 0)
        host.log.info(`The manager's report written as a preview, ${mails.length} in all, none sent.`);
    if (again > 0) {
        host.log.info(`${(0,english/* counted */.hS)(again, "was", "were")} reminded in an earlier run, so would not be again so soon.`);
    }
    const problems = [...manager.problems, ...previewProblems(outcomes, namesIn(report, context))];
    for (const problem of problems)
        host.log.error(problem);
    return { problems, outputs: { reminderCount: 0 } };
}


/***/ })

};
