#include "engine/ranking/twin_comparison.hpp"

#include <sstream>

namespace certrail::test {
namespace {

twin::Terms to_twin(const Catalog& catalog, const Terms& terms) {
  twin::Terms to;
  for (const SkillTerm& t : terms.skills) to.skills[catalog.skills[t.skill].id] = t.ppm;
  for (const CertificationTerm& t : terms.credentials) {
    to.credentials[catalog.certifications[t.certification].id] = t.ppm;
  }
  for (const CertificationTerm& t : terms.other_cloud) {
    to.other_cloud[catalog.certifications[t.certification].id] = t.ppm;
  }
  to.hours = terms.hours_ppm;
  to.money = terms.money_ppm;
  to.total = total(terms);
  return to;
}

twin::RankedPath to_twin(const Catalog& catalog, const Path& path) {
  twin::RankedPath to;
  to.path.score_ppm = path.score_ppm;
  to.path.readiness_ppm = path.readiness_ppm;
  to.path.study_minutes = path.study_minutes;
  to.path.fee_cents = path.fee_cents;
  to.path.finish_on = path.finish_on.days;
  to.terms = to_twin(catalog, path.terms);
  for (const Step& step : path.steps) {
    const std::string& id = catalog.certifications[step.certification].id;
    to.path.order.push_back(id);
    to.steps.push_back({id, step.study_minutes, step.study_ends_on.days, step.exam_on.days,
                        step.readiness_ppm, to_twin(catalog, step.marginal)});
  }
  return to;
}

std::string text(const twin::RankedPath& path) {
  std::ostringstream out;
  for (const std::string& id : path.path.order) out << id << ' ';
  out << "score " << path.path.score_ppm << " total " << path.terms.total << " readiness "
      << path.path.readiness_ppm << " minutes " << path.path.study_minutes << " fee "
      << path.path.fee_cents << " finish " << path.path.finish_on;
  for (const twin::Step& step : path.steps) {
    out << " [" << step.study_minutes << ' ' << step.exam_on << ' ' << step.readiness_ppm << ' '
        << step.marginal.total << ']';
  }
  return out.str();
}

std::string compare(const std::string& where, const twin::RankedPath& engine_path,
                    const twin::RankedPath& twin_path) {
  if (engine_path == twin_path) return {};
  return where + ":\n  engine " + text(engine_path) + "\n  twin   " + text(twin_path);
}

std::vector<std::string> to_twin(const Catalog& catalog, const std::vector<Wish>& wishes) {
  std::vector<std::string> names;
  for (const Wish& wish : wishes) {
    std::string name(to_string(wish.kind));
    if (wish.kind == Wish::Kind::preference_ban) name = "preference";
    if (wish.certification) name += " " + catalog.certifications[*wish.certification].id;
    names.push_back(name);
  }
  return names;
}

std::string compare(const Catalog& catalog, const Relaxation& relaxation,
                    const twin::Answer& answer) {
  if (!relaxation.proven) return "the relaxation is not proven";
  if (relaxation.best.has_value() != answer.relaxation.has_value()) {
    return relaxation.best ? "only the engine finds a relaxation" : "only the twin relaxes";
  }
  if (!relaxation.best) return {};
  const auto removed = to_twin(catalog, relaxation.removed);
  if (removed != answer.relaxation->removed) {
    std::string text = "relaxations differ: engine";
    for (const auto& name : removed) text += " " + name;
    text += "; twin";
    for (const auto& name : answer.relaxation->removed) text += " " + name;
    return text;
  }
  return compare("relaxed path", to_twin(catalog, *relaxation.best), answer.relaxation->best);
}

}  // namespace

std::string difference(const Engine& engine, const Recommendation& answer,
                       const twin::Answer& twin_answer) {
  const Catalog& catalog = engine.catalog();
  if (answer.readiness_ppm != twin_answer.readiness_ppm) {
    return "readiness now: engine " + std::to_string(answer.readiness_ppm) + ", twin " +
           std::to_string(twin_answer.readiness_ppm);
  }
  const std::size_t count =
      answer.proven ? answer.paths.size() : static_cast<std::size_t>(answer.proven_ranks);
  if (answer.proven && count != twin_answer.ranked.size()) {
    return "the engine lists " + std::to_string(count) + " paths, the twin " +
           std::to_string(twin_answer.ranked.size());
  }
  for (std::size_t rank = 0; rank < count; ++rank) {
    if (rank >= twin_answer.ranked.size()) return "more proven ranks than there are answers";
    std::string found = compare("rank " + std::to_string(rank + 1),
                                to_twin(catalog, answer.paths[rank]), twin_answer.ranked[rank]);
    if (!found.empty()) return found;
  }
  if (!answer.proven) return {};
  if (static_cast<int>(answer.status) != static_cast<int>(twin_answer.status)) {
    return "status: engine " + std::string(to_string(answer.status)) + ", twin " +
           std::to_string(static_cast<int>(twin_answer.status));
  }
  if (answer.relaxation) return compare(catalog, *answer.relaxation, twin_answer);
  return {};
}

}  // namespace certrail::test
