#include "generator.hpp"

#include <nlohmann/json.hpp>

#include "draw.hpp"
#include "twin.hpp"

namespace certrail::twin {
namespace {

using nlohmann::json;

struct NamedStratum {
  Stratum stratum;
  const char* name;
};

constexpr NamedStratum kStrata[] = {
    {Stratum::general, "general"},
    {Stratum::overlap, "overlap"},
    {Stratum::savings, "savings"},
    {Stratum::weightless, "weightless"},
    {Stratum::long_paths, "long_paths"},
    {Stratum::deep_paths, "deep_paths"},
    {Stratum::days, "days"},
    {Stratum::deadlines, "deadlines"},
    {Stratum::requirements, "requirements"},
    {Stratum::ties, "ties"},
    {Stratum::held, "held"},
    {Stratum::families, "families"},
    {Stratum::wishes, "wishes"},
    {Stratum::limits, "limits"},
    {Stratum::objectives, "objectives"},
    {Stratum::distinct, "distinct"},
    {Stratum::mixtures, "mixtures"},
    {Stratum::preferences, "preferences"},
    {Stratum::market_shares, "market_shares"},
    {Stratum::bans, "bans"},
    {Stratum::credentials, "credentials"},
    {Stratum::rounding, "rounding"},
    {Stratum::impossible, "impossible"},
};

// Any day of some years, or one about the end of a month, where validity has its edges.
Day draw_start(Random& random, const Shape& shape) {
  if (random.chance(shape.start_after_short_month)) {
    const std::vector<std::string> months{"03", "03", "03", "05", "07", "10", "12"};
    const std::string year = std::to_string(random.between(2026, 2029));
    const Day first = day_from_text(year + "-" + random.pick(months) + "-01");
    return first + static_cast<Day>(random.below(2));
  }
  const Day any = day_from_text("2026-01-01") + static_cast<Day>(random.between(0, 1'200));
  if (random.chance(40)) return any;
  const Day first =
      add_months(day_from_text("2026-01-01"), static_cast<int>(random.between(0, 38)));
  return first + static_cast<Day>(random.between(-3, 2));
}

json draw(Random random, Stratum stratum) {
  Drawing drawing{random, shape_of(stratum), stratum, 0, json::object()};
  drawing.start_on = draw_start(drawing.random, drawing.shape);
  draw_catalogue(drawing);
  draw_role(drawing);
  draw_market(drawing);
  draw_policy(drawing);
  draw_profile(drawing);
  drawing.question["top"] = drawing.in(drawing.shape.top);
  drawing.question["distinct"] = 100;
  if (drawing.chance(drawing.shape.distinct)) {
    drawing.question["distinct"] = drawing.random.pick(std::vector<int>{0, 34, 50, 100, 67, 20});
  }
  fit_limits(drawing);
  if (stratum == Stratum::impossible) make_impossible(drawing);
  return drawing.question;
}

bool interesting(const json& question, Stratum stratum) {
  const Answer result = answer(question);
  if (!result.problem.empty()) return false;
  if (stratum == Stratum::impossible) return result.feasible.empty();
  return result.feasible.size() >= 3;
}

}  // namespace

const std::vector<Stratum>& all_strata() {
  static const std::vector<Stratum> strata = [] {
    std::vector<Stratum> list;
    for (const NamedStratum& named : kStrata) list.push_back(named.stratum);
    return list;
  }();
  return strata;
}

std::string name_of(Stratum stratum) {
  for (const NamedStratum& named : kStrata) {
    if (named.stratum == stratum) return named.name;
  }
  return "";
}

json generate(std::uint64_t seed, Stratum stratum) {
  // Streams go by name, so that a new stratum leaves the cases of the others as they are.
  std::uint64_t stream = seed;
  for (const char letter : name_of(stratum))
    stream = stream * 131 + static_cast<unsigned char>(letter);
  Random random(stream);
  json question;
  // Dull draws are thrown away most of the time.
  for (int attempt = 0; attempt < 8; ++attempt) {
    question = draw(Random(random.next()), stratum);
    if (interesting(question, stratum) || random.chance(8)) break;
  }
  question["case"] = name_of(stratum) + "/" + std::to_string(seed);
  return question;
}

}  // namespace certrail::twin
