#include "engine/horizon/plain_horizon.hpp"

#include <algorithm>
#include <tuple>
#include <vector>

#include "twin/calendar.hpp"

namespace certrail::test {
namespace {

using twin::Day;

constexpr Day kForEver = 100'000'000;
constexpr Day kNever = -1;

struct Paper {
  int exam = 0;  // what it is by now
  bool held = false;
  Day earned = kNever;  // kNever: held, nobody knows since when
  Day last = kForEver;
  bool gone = false;
  KeptCertification told;
};

// One exam sat for money, in the order of the days.
struct Sat {
  Day on = 0;
  int exam = 0;
  std::int64_t fee = 0;
  int paper = -1;  // -1: a step
  std::size_t line = 0;
};

struct World {
  const Catalog& data;
  std::vector<Paper> papers;
  std::vector<Sat> sat;
  Day end = 0;

  const Certification& of(int exam) const {
    return data.certifications[static_cast<std::size_t>(exam)];
  }
  const RenewalRule* rule(int exam) const {
    return of(exam).renewal.rule ? &data.renewal_rules[*of(exam).renewal.rule] : nullptr;
  }
  int months(int exam) const {  // 0: for ever
    if (rule(exam) != nullptr && rule(exam)->extends_months) return *rule(exam)->extends_months;
    return of(exam).validity_months.value_or(0);
  }
  bool can_sit(int exam, Day day) const {
    const Certification& c = of(exam);
    if (!c.available_from && c.announced) return false;
    if (c.available_from && c.available_from->days > day) return false;
    return !c.retires_on || c.retires_on->days >= day;
  }
  bool counts(const Paper& p, Day day) const {
    return !p.gone && p.last >= day && (p.held || p.earned <= day);
  }
  // What renews `exam` that day; -1: nothing.
  int way_on(int exam, Day day) const {
    if (rule(exam) == nullptr) return -1;
    switch (rule(exam)->way) {
      case RenewalWay::credits:
        return exam;
      case RenewalWay::for_life:
      case RenewalWay::assessment:
        return can_sit(exam, day) ? exam : -1;
      case RenewalWay::exam:
        break;
    }
    if (can_sit(exam, day)) return exam;
    for (const CertificationIndex next : of(exam).replaced_by) {
      const int candidate = static_cast<int>(next);
      if (of(candidate).family == of(exam).family && can_sit(candidate, day)) return candidate;
    }
    return -1;
  }
  bool helps(int passed, int other) const {
    if (passed == other) return true;
    const auto& by = of(other).renewal.renewed_by;
    const auto& next = of(other).replaced_by;
    const auto index = static_cast<CertificationIndex>(passed);
    if (std::count(by.begin(), by.end(), index) > 0) return true;
    return std::count(next.begin(), next.end(), index) > 0 && of(passed).family == of(other).family;
  }

  void pass(std::size_t by, int exam, Day day) {
    for (std::size_t i = 0; i < papers.size(); ++i) {
      Paper& p = papers[i];
      if (i == by || !counts(p, day) || p.last == kForEver || !helps(exam, p.exam)) continue;
      if (months(p.exam) == 0) continue;
      const Day longer = twin::add_months(day, months(p.exam));
      if (longer <= p.last) continue;
      if (p.last <= end) {
        p.told.spared.push_back({Date{p.last}, static_cast<CertificationIndex>(exam), Date{day}});
      }
      p.last = longer;
    }
  }

  bool pays_fee(std::size_t i, Day day) const {
    const Paper& p = papers[i];
    const RenewalRule* mine = rule(p.exam);
    if (!counts(p, day) || p.earned == kNever || mine == nullptr || mine->yearly_fee_cents == 0) {
      return false;
    }
    bool anniversary = false;
    for (int years = mine->yearly_fee_at_once ? 0 : 1; years <= 40; ++years) {
      anniversary = anniversary || twin::add_months(p.earned, 12 * years) == day;
    }
    if (!anniversary || !mine->yearly_fee_shared) return anniversary;
    for (std::size_t j = 0; j < papers.size(); ++j) {
      const Paper& q = papers[j];
      const RenewalRule* theirs = rule(q.exam);
      if (j == i || theirs == nullptr || !theirs->yearly_fee_shared || q.earned == kNever) continue;
      if (!counts(q, day) || of(q.exam).provider != of(p.exam).provider) continue;
      const auto rank = [&](const RenewalRule* r, std::size_t k) {
        return std::tuple(-r->yearly_fee_cents, k);
      };
      if (rank(theirs, j) < rank(mine, i)) return false;
    }
    return true;
  }

  void renew(std::size_t i, Day day) {
    Paper& p = papers[i];
    const int exam = way_on(p.exam, day);
    if (exam < 0) {
      p.gone = true;
      p.told.lapse = {
          Date{day},
          rule(p.exam) == nullptr ? LapseReason::rule_not_known : LapseReason::exam_ended,
          of(p.exam).replaced_by};
      return;
    }
    const RenewalRule& asked = *rule(p.exam);
    Upkeep line;
    line.kind = Upkeep::Kind::renewal;
    line.on = Date{day};
    line.exam = static_cast<CertificationIndex>(exam);
    line.rule = *of(p.exam).renewal.rule;
    line.fee_cents = asked.fee_cents + of(exam).fee_cents * asked.fee_ppm / 1'000'000;
    line.minutes = asked.minutes + of(exam).study_minutes * asked.study_ppm / 1'000'000;
    p.told.upkeep.push_back(line);
    if (asked.way == RenewalWay::exam) {
      sat.push_back({day, exam, line.fee_cents, static_cast<int>(i), p.told.upkeep.size() - 1});
    }
    p.exam = exam;
    p.last = months(exam) == 0 ? kForEver : twin::add_months(day, months(exam));
    pass(i, exam, day);
  }

  void renew_all(Day day) {
    for (;;) {
      std::vector<std::size_t> due;
      for (std::size_t i = 0; i < papers.size(); ++i) {
        if (counts(papers[i], day) && papers[i].last == day) due.push_back(i);
      }
      if (due.empty()) return;
      std::vector<std::size_t> free;  // renewed by no other that is due
      for (const std::size_t i : due) {
        const bool waits = std::any_of(due.begin(), due.end(), [&](std::size_t j) {
          const int exam = way_on(papers[j].exam, day);
          return j != i && exam >= 0 && helps(exam, papers[i].exam);
        });
        if (!waits) free.push_back(i);
      }
      renew(free.empty() ? due.front() : free.front(), day);
    }
  }
};

// Every voucher there is by then, tried one by one.
std::vector<std::optional<CouldBe>> plain_discounts(const Catalog& data, const Profile& profile,
                                                    const std::vector<Sat>& sat) {
  struct Slip {
    std::size_t discount;
    int from;
    Day last;
    bool used = false;
  };
  std::vector<Slip> slips;
  const auto give = [&](int exam, Day on) {
    for (std::size_t d = 0; d < data.discounts.size(); ++d) {
      const Discount& each = data.discounts[d];
      if (!each.after_pass ||
          each.provider != data.certifications[static_cast<std::size_t>(exam)].provider) {
        continue;
      }
      slips.push_back(
          {d, exam, each.within_months ? twin::add_months(on, *each.within_months) : kForEver});
    }
  };
  for (const HeldCertification& held : profile.held) {
    const auto c = *find_certification(data, held.id);
    const auto months = data.certifications[c].validity_months;
    if (!held.earned_on) continue;
    if (months && twin::add_months(held.earned_on->days, *months) < profile.start_on->days)
      continue;
    give(static_cast<int>(c), held.earned_on->days);
  }
  std::vector<std::optional<CouldBe>> out;
  for (const Sat& each : sat) {
    const Certification& exam = data.certifications[static_cast<std::size_t>(each.exam)];
    std::vector<std::tuple<std::int64_t, Day, std::size_t>> choices;
    for (std::size_t i = 0; i < slips.size(); ++i) {
      const Discount& discount = data.discounts[slips[i].discount];
      const auto& only = discount.only;
      const bool named =
          std::count(only.begin(), only.end(), static_cast<CertificationIndex>(each.exam)) > 0;
      if (slips[i].used || slips[i].last < each.on || exam.beta ||
          discount.provider != exam.provider || (!only.empty() && !named) || each.fee == 0) {
        continue;
      }
      choices.emplace_back(each.fee - each.fee * discount.off_ppm / 1'000'000, slips[i].last, i);
    }
    out.emplace_back();
    if (!choices.empty()) {
      const auto best = *std::min_element(choices.begin(), choices.end());
      Slip& slip = slips[std::get<2>(best)];
      slip.used = true;
      out.back() = CouldBe{std::get<0>(best), static_cast<DiscountIndex>(slip.discount),
                           static_cast<CertificationIndex>(slip.from)};
    }
    give(each.exam, each.on);
  }
  return out;
}

}  // namespace

Horizon plain_horizon(const Catalog& catalog, const Profile& profile, const Path& path,
                      Date until) {
  World world{catalog, {}, {}, until.days};
  for (const Step& step : path.steps) {
    Paper p;
    p.exam = static_cast<int>(step.certification);
    p.earned = step.exam_on.days;
    const auto months = world.of(p.exam).validity_months;
    if (months) p.last = twin::add_months(p.earned, *months);
    p.told.certification = step.certification;
    p.told.earned_on = step.exam_on;
    world.papers.push_back(p);
    world.sat.push_back({step.exam_on.days, p.exam, step.fee_cents, -1, 0});
  }
  for (const HeldCertification& held : profile.held) {
    Paper p;
    p.held = true;
    p.told.held = true;
    p.told.certification = *find_certification(catalog, held.id);
    p.exam = static_cast<int>(p.told.certification);
    p.told.earned_on = held.earned_on;
    if (held.earned_on) {
      p.earned = held.earned_on->days;
      const auto months = world.of(p.exam).validity_months;
      if (months) p.last = twin::add_months(p.earned, *months);
    }
    if (p.last >= profile.start_on->days) world.papers.push_back(p);
  }

  for (Day day = profile.start_on->days; day <= until.days; ++day) {
    for (std::size_t i = 0; i < world.papers.size(); ++i) {
      const Paper& p = world.papers[i];
      if (!p.held && p.earned == day) {
        // Steps later in the path are not earned yet, even on this day.
        for (std::size_t j = i + 1; j < world.papers.size(); ++j) {
          if (!world.papers[j].held && world.papers[j].earned == day) world.papers[j].gone = true;
        }
        world.pass(i, p.exam, day);
        for (std::size_t j = i + 1; j < world.papers.size(); ++j) {
          if (!world.papers[j].held && world.papers[j].earned == day) world.papers[j].gone = false;
        }
      }
    }
    for (std::size_t i = 0; i < world.papers.size(); ++i) {
      if (!world.pays_fee(i, day)) continue;
      Paper& p = world.papers[i];
      Upkeep line;
      line.kind = Upkeep::Kind::yearly_fee;
      line.on = Date{day};
      line.exam = static_cast<CertificationIndex>(p.exam);
      line.rule = *world.of(p.exam).renewal.rule;
      line.fee_cents = world.rule(p.exam)->yearly_fee_cents;
      p.told.upkeep.push_back(line);
    }
    world.renew_all(day);
  }

  std::stable_sort(world.sat.begin(), world.sat.end(),
                   [](const Sat& a, const Sat& b) { return a.on < b.on; });
  const auto could_be = plain_discounts(catalog, profile, world.sat);
  Horizon out;
  out.until = until;
  out.could_be_cents = 0;
  std::int64_t saved = 0;
  for (std::size_t i = 0; i < world.sat.size(); ++i) {
    if (could_be[i]) saved += world.sat[i].fee - could_be[i]->fee_cents;
    if (world.sat[i].paper < 0) continue;
    Paper& p = world.papers[static_cast<std::size_t>(world.sat[i].paper)];
    p.told.upkeep[world.sat[i].line].could_be = could_be[i];
  }
  for (Paper& p : world.papers) {
    if (p.last != kForEver) p.told.valid_until = Date{p.last};
    for (const Upkeep& line : p.told.upkeep) {
      if (p.held) {
        out.held_cents += line.fee_cents;
        out.held_minutes += line.minutes;
      } else {
        out.renewal_cents += line.fee_cents;
        out.renewal_minutes += line.minutes;
      }
    }
    out.certifications.push_back(p.told);
  }
  out.total_cents = path.fee_cents + out.renewal_cents + out.held_cents;
  out.total_minutes = path.study_minutes + out.renewal_minutes + out.held_minutes;
  out.could_be_cents = out.total_cents - saved;
  return out;
}

}  // namespace certrail::test
