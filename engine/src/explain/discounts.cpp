#include "explain/discounts.hpp"

#include <algorithm>
#include <numeric>

#include "scoring/assessment.hpp"

namespace certrail {
namespace {

struct Voucher {
  DiscountIndex discount = 0;
  CertificationIndex unlocked_by = 0;
  std::optional<Date> last_day;  ///< empty = without end
};

void give_vouchers(const Catalog& catalog, CertificationIndex passed, Date on,
                   std::vector<Voucher>& vouchers) {
  for (DiscountIndex d = 0; d < catalog.discounts.size(); ++d) {
    const Discount& discount = catalog.discounts[d];
    if (!discount.after_pass || discount.provider != catalog.certifications[passed].provider) {
      continue;
    }
    Voucher voucher{d, passed, {}};
    if (discount.within_months) voucher.last_day = add_months(on, *discount.within_months);
    vouchers.push_back(voucher);
  }
}

bool good_for(const Catalog& catalog, const Voucher& voucher, const Sitting& sitting) {
  if (voucher.last_day && *voucher.last_day < sitting.on) return false;
  return applies_to(catalog, catalog.discounts[voucher.discount], sitting.exam);
}

std::int64_t reduced(const Catalog& catalog, const Voucher& voucher, const Sitting& sitting) {
  return reduced_cents(catalog.discounts[voucher.discount], sitting.fee_cents);
}

bool ends_sooner(const Voucher& a, const Voucher& b) {
  if (!a.last_day || !b.last_day) return a.last_day.has_value() && !b.last_day.has_value();
  return *a.last_day < *b.last_day;
}

/// Takes the best voucher out of `vouchers`.
std::optional<CouldBe> use_voucher(const Catalog& catalog, const Sitting& sitting,
                                   std::vector<Voucher>& vouchers) {
  if (sitting.fee_cents == 0) return {};
  auto best = vouchers.end();
  for (auto each = vouchers.begin(); each != vouchers.end(); ++each) {
    if (!good_for(catalog, *each, sitting)) continue;
    if (best != vouchers.end()) {
      const std::int64_t fee = reduced(catalog, *each, sitting);
      const std::int64_t least = reduced(catalog, *best, sitting);
      if (fee > least || (fee == least && !ends_sooner(*each, *best))) continue;
    }
    best = each;
  }
  if (best == vouchers.end()) return {};
  const CouldBe could_be{reduced(catalog, *best, sitting), best->discount, best->unlocked_by};
  vouchers.erase(best);
  return could_be;
}

}  // namespace

std::vector<std::optional<CouldBe>> possible_discounts(const Catalog& catalog,
                                                       const Profile& profile,
                                                       std::span<const Sitting> sittings) {
  std::vector<Voucher> vouchers;
  for (const HeldCertification& held : profile.held) {
    const CertificationIndex c = *find_certification(catalog, held.id);
    const auto until = valid_until(catalog.certifications[c], held);
    if (!held.earned_on || (until && *until < *profile.start_on)) continue;
    give_vouchers(catalog, c, *held.earned_on, vouchers);
  }
  std::vector<std::optional<CouldBe>> found;
  for (const Sitting& sitting : sittings) {
    found.push_back(use_voucher(catalog, sitting, vouchers));
    give_vouchers(catalog, sitting.exam, sitting.on, vouchers);
  }
  return found;
}

void add_possible_discounts(const Catalog& catalog, const Profile& profile, Path& path) {
  std::vector<Sitting> sittings;
  for (const Step& step : path.steps) {
    sittings.push_back({step.certification, step.exam_on, step.fee_cents});
  }
  const auto found = possible_discounts(catalog, profile, sittings);
  for (std::size_t i = 0; i < found.size(); ++i) path.steps[i].could_be = found[i];
}

std::int64_t reduced_cents(const Discount& discount, std::int64_t fee_cents) {
  return fee_cents - fee_cents * discount.off_ppm / kPpm;
}

bool applies_to(const Catalog& catalog, const Discount& discount, CertificationIndex exam) {
  const Certification& certification = catalog.certifications[exam];
  if (certification.beta || certification.provider != discount.provider) return false;
  return discount.only.empty() ||
         std::find(discount.only.begin(), discount.only.end(), exam) != discount.only.end();
}

std::int64_t could_be_cents(const Path& path) {
  return std::accumulate(path.steps.begin(), path.steps.end(), std::int64_t{0},
                         [](std::int64_t sum, const Step& step) {
                           return sum + (step.could_be ? step.could_be->fee_cents : step.fee_cents);
                         });
}

}  // namespace certrail
