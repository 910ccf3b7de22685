export const id = 776;
export const ids = [776];
export const modules = {

/***/ 5776:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   githubIssues: () => (/* binding */ githubIssues)
/* harmony export */ });
/* harmony import */ var _actions_github__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2413);

/** Milliseconds for one answer. */
const PATIENCE = 30_000;
/** Through GitHub's own client, which takes proxies from the environment as the runner does. */
function githubIssues({ repository, apiUrl, token, signal }) {
    const nothing = () => undefined;
    const octokit = (0,_actions_github__WEBPACK_IMPORTED_MODULE_0__/* .getOctokit */ .Q)(token, {
        baseUrl: apiUrl.replace(/\/+$/, ""),
        // What it says of deprecated routes is not for the log of a run.
        log: { debug: nothing, info: nothing, warn: nothing, error: nothing },
    });
    octokit.hook.before("request", (options) => {
        options.request = {
            ...options.request,
            signal: AbortSignal.any([signal, AbortSignal.timeout(PATIENCE)]),
        };
    });
    const [owner = "", repo = ""] = repository.split("/");
    const { issues } = octokit.rest;
    return {
        async list(label) {
            const found = await octokit.paginate(issues.listForRepo, {
                ...{ owner, repo, labels: label, state: "all", sort: "created", direction: "asc", per_page: 100 },
            });
            return found.filter((one) => one.pull_request === undefined).map(issueOf);
        },
        async createLabel(name, description) {
            await issues.createLabel({ owner, repo, name, description, color: "ededed" });
        },
        async create({ title, body, label }) {
            return issueOf((await issues.create({ owner, repo, title, body, labels: [label] })).data);
        },
        async update(number, { body, open }) {
            const change = open
                ? { state: "open" }
                : { state: "closed", state_reason: "completed" };
            return issueOf((await issues.update({ owner, repo, issue_number: number, body, ...change })).data);
        },
    };
}
function issueOf({ number, html_url: url, body, state, labels }) {
    const names = labels.map((label) => (typeof label === "string" ? label : (label.name ?? "")));
    return { number, url, body: body ?? "", open: state === "open", labels: names };
}


/***/ })

};
