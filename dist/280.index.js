export const id = 280;
export const ids = [280];
export const modules = {

/***/ 5280:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  parseExemptions: () => (/* binding */ parseExemptions)
});

// EXTERNAL MODULE: ./node_modules/yaml/dist/index.js
var dist = __webpack_require__(8815);
// EXTERNAL MODULE: ./build/text/address.js
var address = __webpack_require__(7666);
;// CONCATENATED MODULE: ./build/text/yaml-stumbles.js
/**
 * Where a text is no YAML, by line, with what is wrong there. One slip makes the parser stumble several times on its
 * line; the first time tells it. Addresses are not quoted: the messages stand in logs that strangers may read.
 */
function stumblesIn(document, lines) {
    const stumbles = new Map();
    for (const { pos, code, message } of document.errors) {
        const { line } = lines.linePos(pos[0]);
        if (!stumbles.has(line))
            stumbles.set(line, wordsOf(code, message));
    }
    return stumbles;
}
function wordsOf(code, message) {
    if (code === "DUPLICATE_KEY")
        return "A key stands twice in one entry: each is allowed once.";
    if (code === "MULTIPLE_DOCS")
        return 'A second document begins here: the file must be one list, without "---".';
    if (code === "RESOURCE_EXHAUSTION")
        return "Something here is nested too deeply to be read.";
    const [said = ""] = message.split("\n");
    return `This is not valid YAML (${said.replace(/\S*@\S*/g, "…@…").replace(/[.\s]+$/, "")}).`;
}

// EXTERNAL MODULE: ./build/time/epoch.js
var epoch = __webpack_require__(4253);
;// CONCATENATED MODULE: ./build/settings/exemptions-file.js




const WHO_FORMS = "an e-mail address, *@domain, a user id, the name or id of a group, or guests, alone or as a list";
const EXAMPLE = 'such as "- who: ann@example.com" with "reason: on leave" below it';
const KEYS = new Set(["who", "rooms", "reason", "until"]);
const GUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const DOMAIN = /^[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?\.[a-z0-9-]*[a-z0-9]$/;
const LOCAL_PART = /^[^\s@*<>(),;:\\"]+$/;
/**
 * Reads the exemptions file, YAML: a list of entries, or such a list under the key `exemptions`. Pure: text in, result
 * out. All mistakes come back at once, in the order of their lines.
 */
function parseExemptions(text) {
    const { indented, tabs } = withoutTabs(text);
    const lines = new dist/* LineCounter */.HN();
    const document = (0,dist/* parseDocument */.Tp)(indented, { lineCounter: lines, prettyErrors: false });
    const mistakes = tabs.map((line) => ({ line, message: TAB }));
    const lineAt = (offset) => lines.linePos(offset).line;
    const wrong = (node, message) => {
        mistakes.push({ line: lineAt(node?.range?.[0] ?? 0), message });
    };
    const stumbles = stumblesIn(document, lines);
    for (const [line, message] of stumbles)
        mistakes.push({ line, message });
    if (mistakes.length > 0 && !(0,dist/* isSeq */.oP)(document.contents) && !(0,dist/* isMap */.jh)(document.contents))
        return { mistakes };
    const exemptions = readEntries(document.contents, wrong, lineAt, [...stumbles.keys()]);
    if (mistakes.length === 0)
        return { exemptions };
    return { mistakes: mistakes.sort((a, b) => a.line - b.line) };
}
const TAB = "A tab stands where YAML wants spaces: indent with spaces only.";
/** Lines indented with tabs, and the text as it was meant, so that what follows can be read all the same. */
function withoutTabs(text) {
    const tabs = [];
    const lines = text.split("\n").map((line, index) => {
        const indent = /^\s*/.exec(line)?.[0] ?? "";
        if (!indent.includes("\t") || line.trim() === "")
            return line;
        tabs.push(index + 1);
        return indent.replaceAll("\t", "  ") + line.slice(indent.length);
    });
    return { indented: lines.join("\n"), tabs };
}
/** `stumbles`: lines that are no YAML; what stands around them was guessed, so it is not judged further. */
function readEntries(contents, wrong, lineAt, stumbles) {
    let list = contents;
    if ((0,dist/* isMap */.jh)(contents)) {
        for (const { key } of contents.items) {
            if ((0,dist/* isScalar */.jn)(key) && key.value === "exemptions")
                continue;
            wrong(key, `${keyText(key)} is not allowed here: the file is a list of entries ${EXAMPLE}.`);
        }
        const foreign = contents.items.length > 0 && !contents.has("exemptions");
        if (foreign)
            return [];
        list = contents.get("exemptions", true);
    }
    if ((0,dist/* isScalar */.jn)(list) && list.value === null)
        list = undefined;
    if (list === undefined || list === null) {
        wrong(undefined, `The file has no entries: it must be a list ${EXAMPLE}; leave the input empty for no exemptions.`);
        return [];
    }
    if (!(0,dist/* isSeq */.oP)(list)) {
        wrong(list, `This is not a list: the file must be a list of entries ${EXAMPLE}.`);
        return [];
    }
    if (list.items.length === 0) {
        wrong(list, `The list is empty: it must hold entries ${EXAMPLE}; leave the input empty for no exemptions.`);
    }
    const items = list.items;
    const firstLines = items.map((item) => lineAt(item.range?.[0] ?? 0));
    const stumbled = itemsWith(stumbles, firstLines);
    const seen = new Map();
    return items.flatMap((item, index) => {
        if (stumbled.has(index))
            return [];
        if (!(0,dist/* isMap */.jh)(item)) {
            wrong(item, `An entry must have "who" and "reason" (and may have "rooms" and "until"), ${EXAMPLE}.`);
            return [];
        }
        const entry = readEntry(item, wrong, firstLines[index] ?? 0);
        for (const meant of entry === undefined ? [] : whoAndWhere(entry)) {
            const line = seen.get(meant);
            if (line === undefined)
                seen.set(meant, entry?.line ?? 0);
            else
                wrong(item, `This repeats line ${line}, the same people for the same rooms: write one entry.`);
        }
        return entry === undefined ? [] : [entry];
    });
}
/** Which items have one of these lines; the items in the order of theirs. */
function itemsWith(lines, firstLines) {
    const found = new Set();
    let item = 0;
    for (const line of lines.toSorted((a, b) => a - b)) {
        while ((firstLines[item + 1] ?? Number.POSITIVE_INFINITY) <= line)
            item++;
        if (line >= (firstLines[item] ?? Number.POSITIVE_INFINITY))
            found.add(item);
    }
    return found;
}
function readEntry(item, wrong, line) {
    for (const { key } of item.items) {
        if ((0,dist/* isScalar */.jn)(key) && typeof key.value === "string" && KEYS.has(key.value))
            continue;
        wrong(key, `${keyText(key)} is no key of an entry: allowed are who, rooms, reason, until.`);
    }
    const nodeAt = (key) => item.has(key) ? (item.get(key, true) ?? null) : undefined;
    const who = readWho(nodeAt("who"), item, wrong);
    const reason = readReason(nodeAt("reason"), item, wrong);
    const rooms = readRooms(nodeAt("rooms"), item, wrong);
    const until = readUntil(nodeAt("until"), item, wrong);
    if (who === undefined || reason === undefined || rooms?.length === 0)
        return undefined;
    return { who, reason, line, ...(rooms && { rooms }), ...(until !== undefined && { until }) };
}
function readWho(node, item, wrong) {
    if (node === undefined) {
        wrong(item, `"who" is missing: it must be ${WHO_FORMS}.`);
        return undefined;
    }
    const nodes = (0,dist/* isSeq */.oP)(node) ? node.items : [node];
    if (nodes.length === 0)
        wrong(node, `"who" is an empty list: it must be ${WHO_FORMS}.`);
    const who = nodes.flatMap((one) => {
        const text = textOf(one);
        const found = text === undefined ? undefined : whoOf(text);
        if (found === undefined) {
            wrong(one ?? item, `"who" is ${shown(one)}: it must be ${WHO_FORMS}.`);
            return [];
        }
        return [found];
    });
    return who.length > 0 ? who : undefined;
}
function whoOf(text) {
    const lower = text.toLowerCase();
    if (lower === "")
        return undefined;
    if (lower === "guests")
        return { kind: "guests" };
    if (GUID.test(lower))
        return { kind: "id", id: lower };
    const at = lower.lastIndexOf("@");
    if (at === -1)
        return lower.includes("*") ? undefined : { kind: "group", name: lower };
    const domain = (0,address/* asciiDomain */.wL)(lower.slice(at + 1));
    const local = lower.slice(0, at);
    if (!DOMAIN.test(domain) || domain.includes(".."))
        return undefined;
    if (local === "*")
        return { kind: "domain", domain };
    return LOCAL_PART.test(local) ? { kind: "email", email: (0,address/* comparableAddress */.$y)(text) } : undefined;
}
function readReason(node, item, wrong) {
    if (node === undefined) {
        wrong(item, '"reason" is missing: say in a few words why nobody should be reminded; the reports show it.');
        return undefined;
    }
    const text = (0,dist/* isScalar */.jn)(node) && typeof node.value === "string" ? node.value.trim() : "";
    if (text === "") {
        wrong(node ?? item, `"reason" is ${shown(node)}: it must be a text, say in a few words why.`);
        return undefined;
    }
    return text.replace(/\s+/g, " ");
}
function readRooms(node, item, wrong) {
    if (node === undefined)
        return undefined;
    const allowed = "it must be the id or title of a room, or a list of them; leave it out for all rooms";
    const nodes = (0,dist/* isSeq */.oP)(node) ? node.items : [node];
    if (nodes.length === 0)
        wrong(node, `"rooms" is an empty list: ${allowed}.`);
    return nodes.flatMap((one) => {
        const value = (0,dist/* isScalar */.jn)(one) ? one.value : undefined;
        if (typeof value === "number" && Number.isSafeInteger(value) && value > 0)
            return [value];
        if (typeof value === "string" && value.trim() !== "")
            return [value.trim()];
        wrong(one ?? item, `"rooms" holds ${shown(one)}: ${allowed}.`);
        return [];
    });
}
function readUntil(node, item, wrong) {
    if (node === undefined)
        return undefined;
    const value = (0,dist/* isScalar */.jn)(node) && typeof node.value === "string" ? node.value.trim() : "";
    if ((0,epoch/* isDay */.N)(value))
        return value;
    wrong(node ?? item, `"until" is ${shown(node)}: it must be the last day of the exemption as YYYY-MM-DD, such as 2026-12-31.`);
    return undefined;
}
/** Unquoted, `*@example.com` is an alias to YAML; here it can only mean the domain. */
function textOf(node) {
    if ((0,dist/* isAlias */.Vj)(node))
        return `*${node.source}`;
    return (0,dist/* isScalar */.jn)(node) && typeof node.value === "string" ? node.value.trim() : undefined;
}
function shown(node) {
    if (node === null || node === undefined || ((0,dist/* isScalar */.jn)(node) && node.value === null))
        return "empty";
    if ((0,dist/* isScalar */.jn)(node) && isAddressLike(String(node.value)))
        return "not a valid address";
    if ((0,dist/* isScalar */.jn)(node))
        return JSON.stringify(String(node.value).slice(0, 80));
    if ((0,dist/* isAlias */.Vj)(node) && isAddressLike(node.source))
        return "not a valid address";
    if ((0,dist/* isAlias */.Vj)(node))
        return JSON.stringify(`*${node.source}`.slice(0, 80));
    return (0,dist/* isSeq */.oP)(node) ? "a list" : "a group of keys";
}
function keyText(key) {
    if (!(0,dist/* isScalar */.jn)(key))
        return "This";
    const text = key.source ?? String(key.value);
    return isAddressLike(text) ? "An address" : `"${text.slice(0, 80)}"`;
}
/** Messages are printed in logs that strangers may read: what looks like an address is not repeated. */
function isAddressLike(text) {
    return text.includes("@");
}
/** The same text for the same people in the same rooms, however it is written. */
function whoAndWhere({ who, rooms }) {
    const where = rooms === undefined ? [] : rooms.map((room) => String(room).toLowerCase()).sort();
    return who.map((one) => JSON.stringify([Object.values(one), where]));
}


/***/ })

};
