"""One profile worked out: preferences, weights, starting levels, what a certification is worth."""
from calendar import monthrange
from datetime import date

PPM = 1_000_000


def ceil_div(a, b):
    return -(-a // b)


def add_months(day, months):
    month = day.month - 1 + months
    year, month = day.year + month // 12, month % 12 + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def day_or_none(text):
    return date.fromisoformat(text) if text else None


def parts_of(mixture):
    """[(id, share)] of "a", {"a": 60, "b": 40} or nothing."""
    if mixture is None:
        return []
    return [(mixture, 1)] if isinstance(mixture, str) else list(mixture.items())


class Person:
    def __init__(self, catalogue, profile):
        self.catalogue = catalogue
        self.profile = profile
        limits = profile.get("limits") or {}
        self.start_on = date.fromisoformat(profile["start_on"])
        self.hours_per_week = profile.get("hours_per_week", 6)
        self.max_steps = limits.get("max_steps", 4)
        self.budget = limits.get("budget_cents")
        self.min_readiness = limits.get("min_readiness_ppm")
        self.finish_by = day_or_none(limits.get("finish_by"))
        self.include = profile.get("include") or []
        self.exclude = set(profile.get("exclude") or [])
        self.goals = profile.get("goals")
        self.objective = profile.get("objective", "score")
        self.experience = profile.get("experience_months")
        self.policy = catalogue.policies[profile.get("policy") or catalogue.default_policy]
        self._take_roles(parts_of(profile.get("role")))
        self._take_markets(self._markets())
        self._prefer()
        self._weigh()
        self._start()

    # What the roles ask for. --------------------------------------------------------------------
    def _take_roles(self, parts):
        self.role_parts = parts
        skills = self.catalogue.skills
        roles = [(self.catalogue.roles[r], a) for r, a in parts]
        if len(roles) == 1:
            asked = roles[0][0]["skills"]
            self.importance = {s: asked[s]["importance"] if s in asked else 0 for s in skills}
        else:
            self.importance = dict.fromkeys(skills, 0)
            total = sum(a for _, a in roles)
            for s in skills:
                share = 0
                for role, a in roles:
                    whole = sum(v["importance"] for v in role["skills"].values())
                    if s in role["skills"]:
                        share += a * (role["skills"][s]["importance"] * PPM // whole)
                self.importance[s] = share // total if roles else 0
        self.need = {}
        for s in skills:
            needs = [role["skills"][s]["need"] for role, _ in roles if s in role["skills"]]
            self.need[s] = max(needs, default=70)

    def _fit(self, c):
        if not self.role_parts:
            return 50
        total = fit = 0
        for r, a in self.role_parts:
            named = self.catalogue.roles[r].get("credentials")
            if named is None:
                own = self.catalogue.certifications[c].get("for_roles") or {}
                fit += a * own.get(r, 0)
            else:
                fit += a * named.get(c, 0)
            total += a
        return fit // total

    # What the market asks for. ------------------------------------------------------------------
    def _markets(self):
        if "market" in self.profile:
            return parts_of(self.profile["market"])
        default = self.catalogue.default_market
        if not self.role_parts:
            return parts_of(default)
        weight = {}  # the roles' own markets in the roles' proportions, in thousandths
        for r, a in self.role_parts:
            named = parts_of(self.catalogue.roles[r].get("market") or default)
            if len(self.role_parts) == 1:
                return named
            for m, b in named:
                share = a * PPM * b // sum(b for _, b in named)
                weight[m] = weight.get(m, 0) + share
        whole = sum(a for _, a in self.role_parts) * (PPM // 1000)
        return [(m, max(1, w // whole)) for m, w in weight.items()]

    def _take_markets(self, parts):
        markets = [(self.catalogue.markets[m], a) for m, a in parts]
        skills = self.catalogue.skills
        if len(markets) == 1:
            self.demand = {s: markets[0][0]["demand"].get(s, 0) for s in skills}
        else:
            self.demand = dict.fromkeys(skills, 0)
            total = sum(a for _, a in markets)
            for s in skills:
                share = 0
                for market, a in markets:
                    whole = sum(market["demand"].values())
                    share += a * (market["demand"].get(s, 0) * PPM // whole)
                self.demand[s] = share // total if markets else 0

        def mean(figure, p):
            known = [(m[figure][p], a) for m, a in markets if p in (m.get(figure) or {})]
            if not known:
                return None
            return sum(v * a for v, a in known) // sum(a for _, a in known)

        providers = self.catalogue.providers
        self.recognition = {p: mean("recognition", p) or 0 for p in providers}
        self.shares = {p: mean("share_ppm", p) for p in providers}

    # Preference and weights. --------------------------------------------------------------------
    def _prefer(self):
        providers = self.catalogue.providers
        wanted = dict(self.profile.get("cloud_preference") or {})
        default = wanted.pop("default", None)
        clouds = [p for p in providers if providers[p] == "cloud"]
        named = [wanted[p] for p in clouds if p in wanted]
        if named or default is not None:
            rest = default if default is not None else max(named) // 4
            mark = {p: wanted.get(p, rest) for p in clouds}
        else:
            figures = [self.shares[p] for p in clouds if self.shares[p] is not None]
            least = min(figures, default=100)
            mark = {p: least if self.shares[p] is None else self.shares[p] for p in clouds}
        most = max(mark.values(), default=0)
        self.preference = {}
        for p in providers:
            if p not in mark:
                self.preference[p] = wanted.get(p, 100)
            else:
                self.preference[p] = max(1, 100 * mark[p] // most) if mark[p] else 0

    def _weigh(self):
        skills, policy = self.catalogue.skills, self.policy
        whole_role, whole_market = sum(self.importance.values()), sum(self.demand.values())
        raw = []
        for s, provider in skills.items():
            role = policy["role_weight"] * self.importance[s]
            market = policy["market_weight"] * self.demand[s]
            if not whole_role:
                both = market
            elif not whole_market:
                both = role
            else:
                both = role * whole_market + market * whole_role
            raw.append((100 if provider is None else self.preference[provider]) * both)
        total = sum(raw)
        weights = [r * PPM // total for r in raw]
        order = sorted(range(len(raw)), key=lambda i: (-(raw[i] * PPM % total), i))
        for i in order[:PPM - sum(weights)]:
            weights[i] += 1
        self.weight = dict(zip(skills, weights))

    # The start. ---------------------------------------------------------------------------------
    def _start(self):
        certifications = self.catalogue.certifications
        self.held = set()
        for entry in self.profile.get("held") or []:
            earned = day_or_none(entry.get("earned_on"))
            months = certifications[entry["id"]].get("validity_months")
            if earned is None or months is None or add_months(earned, months) >= self.start_on:
                self.held.add(entry["id"])
        self.start = {s: (self.profile.get("skills") or {}).get(s, 0)
                      for s in self.catalogue.skills}
        for c in self.held:
            self.start = self.after(self.start, c)

    def after(self, levels, c):
        raised = dict(levels)
        for s, level in self.catalogue.certifications[c]["attests"].items():
            raised[s] = max(raised[s], level)
        return raised

    def credit(self, s, level):
        need = self.need[s]
        return self.weight[s] * self.policy["worth"][min(level, need) * 100 // need] // PPM

    def readiness(self, levels):
        return sum(self.credit(s, levels[s]) for s in levels)

    def credential(self, c):
        provider = self.catalogue.certifications[c]["provider"]
        return (self.policy["credential_weight"] * self.recognition[provider] * self._fit(c)
                * self.preference[provider]) // 10**10

    def other_cloud(self, c):
        provider = self.catalogue.certifications[c]["provider"]
        return self.policy["price_of_other_cloud"] * (100 - self.preference[provider]) // 100

    def known(self, c, levels):
        exam = self.catalogue.certifications[c]
        ease = self.policy["ease"]
        return sum(share * ease[min(levels[s], exam["attests"][s]) * 100 // exam["attests"][s]]
                   // PPM for s, share in exam["exam_share"].items())

    def minutes(self, c, levels):
        study = self.catalogue.certifications[c]["study_minutes"]
        return ceil_div(study * (10**12 - self.policy["transfer"] * self.known(c, levels)), 10**12)
