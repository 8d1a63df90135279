#include "certrail/engine.hpp"

#include <chrono>

#include "catalog/check_question.hpp"
#include "catalog/load_catalog.hpp"
#include "engine_access.hpp"
#include "explain/discounts.hpp"
#include "explain/gap.hpp"
#include "explain/notices.hpp"
#include "explain/path.hpp"
#include "ranking/answer_status.hpp"
#include "ranking/rank_question.hpp"
#include "ranking/relaxation.hpp"
#include "scoring/candidates.hpp"

namespace certrail {

struct Engine::Parts {
  explicit Parts(Catalog loaded)
      : catalog(std::move(loaded)), prerequisites(catalog), compiled(catalog) {
    // Made here, so that the first question does not wait for them.
    const Policy* policy = find_policy(catalog, catalog.default_policy);
    if (policy != nullptr) compiled.tables(*policy);
  }

  Catalog catalog;
  Prerequisites prerequisites;
  CompiledCatalog compiled;
};

const CompiledCatalog& EngineAccess::compiled(const Engine& engine) {
  return engine.parts_->compiled;
}

struct Ranker::Memory {
  std::vector<std::string_view> names;
  Assessment assessment;
  Instance instance;
  Search search;
  RankedList list;
  const std::atomic<bool>* stop = nullptr;
};

Ranker::Ranker() : memory_(std::make_unique<Memory>()) {}
Ranker::~Ranker() = default;
Ranker::Ranker(Ranker&&) noexcept = default;
Ranker& Ranker::operator=(Ranker&&) noexcept = default;
void Ranker::stop_when(const std::atomic<bool>* stop) { memory_->stop = stop; }

Engine::Engine(std::unique_ptr<const Parts> parts) : parts_(std::move(parts)) {}
Engine::Engine(Engine&&) noexcept = default;
Engine& Engine::operator=(Engine&&) noexcept = default;
Engine::~Engine() = default;

Result<Engine, Problems> Engine::load(const std::vector<Document>& documents,
                                      std::optional<Date> day, Checks checks) {
  auto catalog = load_catalog(documents, day, checks);
  if (!catalog) return std::move(catalog.error());
  return Engine(std::make_unique<Parts>(std::move(*catalog)));
}

Result<Engine, Problems> Engine::load(const std::string& directory) {
  auto documents = read_data_directory(directory);
  if (!documents) return std::move(documents.error());
  return load(*documents);
}

const Catalog& Engine::catalog() const { return parts_->catalog; }
const Prerequisites& Engine::prerequisites() const { return parts_->prerequisites; }

Problems Engine::check(const Question& question) const {
  Problems problems = check_question(parts_->catalog, question);
  if (problems.empty()) {
    Assessment assessment;
    if (auto problem = assess(parts_->compiled, question.profile, assessment)) {
      problems.push_back(std::move(*problem));
    }
  }
  return problems;
}

namespace {

NodeBudget start_budget(const SearchBudget& asked, const std::atomic<bool>* stop) {
  NodeBudget budget;
  budget.stop = stop;
  if (asked.max_nodes) budget.max_nodes = *asked.max_nodes;
  if (asked.time_limit_ms) {
    budget.deadline =
        std::chrono::steady_clock::now() + std::chrono::milliseconds(*asked.time_limit_ms);
  }
  return budget;
}

Path show(const Catalog& catalog, const Profile& profile, const Assessment& a,
          const Instance& instance, const RankedSet& set, std::optional<Date> until) {
  Path path = explain_path(catalog, a, instance, set);
  add_step_notices(catalog, profile, a, path);
  add_possible_discounts(catalog, profile, path);
  if (until) path.horizon = horizon(catalog, profile, path, *until);
  return path;
}

}  // namespace

Result<Recommendation> Engine::recommend(const Question& question) const {
  Ranker ranker;
  return recommend(question, ranker);
}

namespace {

/// Checks, assesses, compiles and searches: everything but the explanation.
std::optional<Problem> find_best(const CompiledCatalog& compiled, const Question& question,
                                 std::vector<std::string_view>& names, NodeBudget& budget,
                                 Assessment& assessment, Instance& instance, Search& search,
                                 RankedList& list) {
  Problems problems = check_question(compiled.catalog, question, names);
  if (!problems.empty()) return std::move(problems.front());
  if (auto problem = assess(compiled, question.profile, assessment)) return problem;
  rank_question(compiled, assessment, question.top, question.distinct, budget, instance, search,
                list);
  return {};
}

}  // namespace

Result<Recommendation> Engine::recommend(const Question& question, Ranker& ranker) const {
  const Catalog& catalog = parts_->catalog;
  const CompiledCatalog& compiled = parts_->compiled;
  const Assessment& a = ranker.memory_->assessment;
  Instance& instance = ranker.memory_->instance;
  Search& search = ranker.memory_->search;
  const RankedList& ranking = ranker.memory_->list;
  NodeBudget budget = start_budget(question.budget, ranker.memory_->stop);
  if (auto problem =
          find_best(compiled, question, ranker.memory_->names, budget, ranker.memory_->assessment,
                    instance, search, ranker.memory_->list)) {
    return std::move(*problem);
  }
  const bool met = already_met(catalog, a);
  if (ranking.sets.empty() && !ranking.proven && !met) return out_of_budget();

  Recommendation answer;
  answer.profile = with_defaults(catalog, question.profile);
  answer.top = question.top;
  answer.distinct = question.distinct;
  answer.order = question.order;
  answer.readiness_ppm = a.readiness_ppm;
  answer.candidates = instance.open_to_all;
  answer.proven = ranking.proven;
  answer.proven_ranks = ranking.proven_ranks;
  answer.bound = ranking.bound;
  for (const RankedSet& set : ranking.sets) {
    answer.paths.push_back(show(catalog, answer.profile, a, instance, set, question.horizon));
  }
  answer.notices = question_notices(catalog, question.profile, answer.profile, a);
  add_expiry_notices(catalog, answer.profile, a, answer.paths, answer.notices);

  if (met) {
    answer.status = Status::already_met;
  } else if (answer.paths.empty()) {
    answer.status = Status::infeasible;
  } else if (nothing_pays(compiled, a, instance, search, ranking, budget)) {
    answer.status = Status::nothing_pays;
  }
  if (answer.paths.empty() && ranking.proven) {
    RelaxedRanking relaxed = relax(compiled, a, instance, search, budget);
    Relaxation& relaxation = answer.relaxation.emplace();
    relaxation.removed = std::move(relaxed.removed);
    relaxation.proven = relaxed.proven;
    if (relaxed.best) {
      relaxation.best = show(catalog, answer.profile, relaxed.assessment, instance, *relaxed.best,
                             question.horizon);
    }
  }
  answer.nodes = budget.nodes;
  return answer;
}

std::optional<Problem> Engine::rank(const Question& question, Ranker& ranker,
                                    Ranking& answer) const {
  Ranker::Memory& memory = *ranker.memory_;
  NodeBudget budget = start_budget(question.budget, memory.stop);
  if (auto problem = find_best(parts_->compiled, question, memory.names, budget, memory.assessment,
                               memory.instance, memory.search, memory.list)) {
    return problem;
  }
  answer.paths.clear();
  for (const RankedSet& set : memory.list.sets) {
    RankedPath& path = answer.paths.emplace_back();
    path.score_ppm = set.score_ppm;
    path.study_minutes = set.minutes;
    path.fee_cents = set.fee_cents;
    path.steps = set.steps;
    for (std::size_t k = 0; k < items_of(set).size(); ++k) {
      path.order[k] = memory.instance.certification[set.plan.order[k]];
      path.minutes_of_step[k] = set.plan.minutes[k];
    }
  }
  answer.proven = memory.list.proven;
  answer.proven_ranks = memory.list.proven_ranks;
  answer.bound = memory.list.bound;
  answer.nodes = budget.nodes;
  answer.candidates = memory.instance.open_to_all;
  return {};
}

Result<Gap> Engine::gap(const Profile& profile) const {
  const Catalog& catalog = parts_->catalog;
  const CompiledCatalog& compiled = parts_->compiled;
  Problems problems = check_question(catalog, {profile, 1, 100, {}});
  if (!problems.empty()) return std::move(problems.front());
  Assessment assessment;
  if (auto problem = assess(compiled, profile, assessment)) return std::move(*problem);
  CandidateScratch scratch;
  std::vector<bool> open;
  find_candidates(compiled, assessment, scratch, open);
  Gap gap = explain_gap(catalog, compiled.matrix, assessment, open);
  gap.profile = with_defaults(catalog, profile);
  gap.notices = question_notices(catalog, profile, gap.profile, assessment);
  return gap;
}

}  // namespace certrail
