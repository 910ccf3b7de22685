import { describe, expect, test } from "vitest";
import {
  parseVersion,
  readApiKey,
  readKeyOwner,
  readMappedActions,
  readQuota,
  readRetention,
  readSettings,
  readVersion,
} from "../../../src/docspace/portal.ts";
import { ACTIONS, actionName } from "../../../src/docspace/wire/actions.ts";
import { enveloped, fakePortal } from "./fake-portal.ts";
import { recording } from "./recordings.ts";

describe("the portal", () => {
  test("a key without end and without limits", async () => {
    const { docspace, clock } = fakePortal(() => enveloped({ name: "k", isActive: true, permissions: [] }));
    expect(await clock.until(readApiKey(docspace))).toEqual({ name: "k", active: true, permissions: [] });
  });

  test("the version is asked without the key", async () => {
    const { docspace, clock, requests } = fakePortal(() => enveloped({ docSpace: "3.7.2" }));
    expect(await clock.until(readVersion(docspace))).toEqual({ major: 3, minor: 7, patch: 2, text: "3.7.2" });
    expect(requests[0]?.headers["authorization"]).toBeUndefined();
  });

  test("what is no version is none", () => {
    expect(parseVersion("3.7.10.5")).toMatchObject({ major: 3, minor: 7, patch: 10 });
    expect(parseVersion("latest")).toBeUndefined();
  });

  test.each([
    [{ audit: true, features: "ldap" }, true],
    [{ audit: false, features: "audit,ldap" }, false],
    [{ features: "ldap,audit" }, true],
    [{ features: "ldap,auditing" }, false],
    [{}, false],
  ])("the Audit feature of %j", async (quota, audit) => {
    const { docspace, clock } = fakePortal(() => enveloped(quota));
    expect(await clock.until(readQuota(docspace))).toEqual({ audit });
  });
});

describe("as recorded", () => {
  const portal = (name: string) => fakePortal(() => recording(name).answer);

  test("keys", async () => {
    const narrow = portal("keys_self_narrow");
    expect(await narrow.clock.until(readApiKey(narrow.docspace))).toEqual({
      name: "k narrow",
      active: true,
      permissions: ["rooms:read", "files:read"],
      expires: Date.parse("2027-02-20T05:59:04Z") / 1000,
    });
  });

  test("their owners", async () => {
    const owner = portal("people_self_owner");
    expect(await owner.clock.until(readKeyOwner(owner.docspace))).toMatchObject({
      isOwner: true,
      isAdmin: false,
    });
    const user = portal("people_self_user");
    expect(await user.clock.until(readKeyOwner(user.docspace))).toMatchObject({
      isOwner: false,
      isAdmin: false,
    });
  });

  test("settings, plan, retention", async () => {
    const full = portal("settings_full");
    const settings = await full.clock.until(readSettings(full.docspace));
    expect(settings).toEqual({ culture: "en-US", timeZone: "Europe/Berlin" });
    const anonymous = portal("settings_noauth");
    expect(await anonymous.clock.until(readSettings(anonymous.docspace))).not.toHaveProperty("timeZone");
    const withAudit = portal("portal_quota");
    expect(await withAudit.clock.until(readQuota(withAudit.docspace))).toEqual({ audit: true });
    const without = portal("noaudit_portal_quota");
    expect(await without.clock.until(readQuota(without.docspace))).toEqual({ audit: false });
    const lifetime = portal("audit_lifetime");
    expect(await lifetime.clock.until(readRetention(lifetime.docspace))).toBe(180);
  });

  test("every action of the table is one that the trail lists", async () => {
    const { docspace, clock } = portal("audit_mappers");
    const mapped = await clock.until(readMappedActions(docspace));
    expect(mapped.size).toBeGreaterThan(150);
    for (const { name } of ACTIONS.values()) expect(mapped).toContain(name);
    expect(mapped).not.toContain("RoomCoverChanged");
  });

  test("the table agrees with the recorded events", () => {
    const body = JSON.parse(Buffer.from(recording("audit_closed_window_p1").answer.body).toString());
    for (const event of body.response) {
      const action = ACTIONS.get(event.actionId);
      if (event.product === 2) expect(action, String(event.actionId)).toBeDefined();
      if (action) expect(action).toMatchObject({ actionType: event.actionType, location: event.location });
    }
    for (const name of ["log_custom", "log_vdr", "log_public_renames"]) {
      const log = JSON.parse(Buffer.from(recording(name).answer.body).toString());
      for (const { action } of log.response) expect(actionName(action.id)).toBe(action.key);
    }
  });
});
