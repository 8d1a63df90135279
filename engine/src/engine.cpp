#include "certrail/engine.hpp"

#include <chrono>

#include "catalog/check_question.hpp"
#include "catalog/load_catalog.hpp"
#include "explain/gap.hpp"
#include "explain/notices.hpp"
#include "explain/path.hpp"
#include "ranking/rank.hpp"
#include "ranking/relaxation.hpp"
#include "scoring/candidates.hpp"

namespace certrail {

struct Engine::Parts {
  explicit Parts(Catalog loaded)
      : catalog(std::move(loaded)),
        prerequisites(catalog),
        matrix(make_skill_matrix(catalog)),
        covered(covered_by(catalog)) {}

  Catalog catalog;
  Prerequisites prerequisites;
  SkillMatrix matrix;
  std::vector<CoveredBy> covered;
};

struct Ranker::Memory {
  Instance instance;
  Search search;
};

Ranker::Ranker() : memory_(std::make_unique<Memory>()) {}
Ranker::~Ranker() = default;
Ranker::Ranker(Ranker&&) noexcept = default;
Ranker& Ranker::operator=(Ranker&&) noexcept = default;

Engine::Engine(std::unique_ptr<const Parts> parts) : parts_(std::move(parts)) {}
Engine::Engine(Engine&&) noexcept = default;
Engine& Engine::operator=(Engine&&) noexcept = default;
Engine::~Engine() = default;

Result<Engine, Problems> Engine::load(const std::vector<Document>& documents) {
  auto catalog = load_catalog(documents);
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
    auto assessment = assess(parts_->catalog, parts_->matrix, question.profile);
    if (!assessment) problems.push_back(std::move(assessment.error()));
  }
  return problems;
}

namespace {

NodeBudget start_budget(const SearchBudget& asked) {
  NodeBudget budget;
  if (asked.max_nodes) budget.max_nodes = *asked.max_nodes;
  if (asked.time_limit_ms) {
    budget.deadline =
        std::chrono::steady_clock::now() + std::chrono::milliseconds(*asked.time_limit_ms);
  }
  return budget;
}

/// Are goals, includes and readiness asked for, and all met by what is held and known?
bool already_met(const Catalog& catalog, const Assessment& a) {
  const Profile& profile = a.profile;
  const std::int64_t min_readiness = profile.limits.min_readiness_ppm.value_or(0);
  if (!profile.goals && profile.include.empty() && min_readiness == 0) return false;
  for (const std::string& id : profile.include) {
    if (!a.held[*find_certification(catalog, id)]) return false;
  }
  if (profile.goals && !satisfied(*profile.goals, [&](const std::string& id) {
        return a.counts[*find_certification(catalog, id)];
      })) {
    return false;
  }
  return a.readiness_ppm >= min_readiness;
}

/// Does no feasible set have a positive score?
bool nothing_pays(Instance& instance, Search& search, const RankedList& ranking,
                  NodeBudget& budget) {
  for (const RankedSet& set : ranking.sets) {
    if (set.score_ppm > 0) return false;
  }
  if (ranking.sets.empty()) return false;
  // What a budget left open could pay, unless its bound says otherwise.
  const auto none_left = [](const RankedList& r) { return r.proven || *r.bound <= 0; };
  if (instance.objective == Objective::score) return none_left(ranking);
  // Another objective need not list the best score.
  instance.objective = Objective::score;
  const RankedList by_score = rank_sets(instance, search, 1, 100, budget);
  if (!by_score.sets.empty() && by_score.sets.front().score_ppm > 0) return false;
  return none_left(by_score);
}

Path show(const Catalog& catalog, const Assessment& a, const Instance& instance,
          const RankedSet& set) {
  Path path = explain_path(catalog, a, instance, *plan_exams(instance, items_of(set)));
  add_step_notices(catalog, a, path);
  return path;
}

Problem out_of_budget() {
  Problem problem;
  problem.code = ProblemCode::budget_exhausted;
  problem.detail = "the node or time budget ended the search before any answer was found";
  return problem;
}

}  // namespace

Result<Recommendation> Engine::recommend(const Question& question) const {
  Ranker ranker;
  return recommend(question, ranker);
}

Result<Recommendation> Engine::recommend(const Question& question, Ranker& ranker) const {
  const Catalog& catalog = parts_->catalog;
  Problems problems = check_question(catalog, question);
  if (!problems.empty()) return std::move(problems.front());
  auto assessed = assess(catalog, parts_->matrix, question.profile);
  if (!assessed) return std::move(assessed.error());
  const Assessment& a = *assessed;

  NodeBudget budget = start_budget(question.budget);
  Instance& instance = ranker.memory_->instance;
  Search& search = ranker.memory_->search;
  compile_instance(catalog, parts_->covered, a, instance);
  search.prepare(instance);
  const RankedList ranking = rank_sets(instance, search, question.top, question.distinct, budget);
  const bool met = already_met(catalog, a);
  if (ranking.sets.empty() && !ranking.proven && !met) return out_of_budget();

  Recommendation answer;
  answer.profile = a.profile;
  answer.top = question.top;
  answer.distinct = question.distinct;
  answer.readiness_ppm = a.readiness_ppm;
  answer.candidates = instance.items();
  answer.proven = ranking.proven;
  answer.proven_ranks = ranking.proven_ranks;
  answer.bound = ranking.bound;
  for (const RankedSet& set : ranking.sets) {
    answer.paths.push_back(show(catalog, a, instance, set));
  }
  answer.notices = question_notices(catalog, question.profile, a);
  add_expiry_notices(catalog, a, answer.paths, answer.notices);

  if (met) {
    answer.status = Status::already_met;
  } else if (answer.paths.empty()) {
    answer.status = Status::infeasible;
  } else if (nothing_pays(instance, search, ranking, budget)) {
    answer.status = Status::nothing_pays;
  }
  if (answer.paths.empty() && ranking.proven) {
    RelaxedRanking relaxed = relax(catalog, parts_->covered, a, instance, search, budget);
    Relaxation& relaxation = answer.relaxation.emplace();
    relaxation.removed = std::move(relaxed.removed);
    relaxation.proven = relaxed.proven;
    if (relaxed.best) {
      relaxation.best = show(catalog, relaxed.assessment, instance, *relaxed.best);
    }
  }
  answer.nodes = budget.nodes;
  return answer;
}

std::optional<Problem> Engine::rank(const Question& question, Ranker& ranker,
                                    Ranking& answer) const {
  const Catalog& catalog = parts_->catalog;
  Problems problems = check_question(catalog, question);
  if (!problems.empty()) return std::move(problems.front());
  auto assessed = assess(catalog, parts_->matrix, question.profile);
  if (!assessed) return std::move(assessed.error());

  NodeBudget budget = start_budget(question.budget);
  Instance& instance = ranker.memory_->instance;
  Search& search = ranker.memory_->search;
  compile_instance(catalog, parts_->covered, *assessed, instance);
  search.prepare(instance);
  const RankedList list = rank_sets(instance, search, question.top, question.distinct, budget);
  answer.paths.clear();
  for (const RankedSet& set : list.sets) {
    const ExamPlan plan = *plan_exams(instance, items_of(set));
    RankedPath& path = answer.paths.emplace_back();
    path.score_ppm = set.score_ppm;
    path.study_minutes = set.minutes;
    path.fee_cents = set.fee_cents;
    path.steps = set.steps;
    for (std::size_t k = 0; k < items_of(set).size(); ++k) {
      path.order[k] = instance.certification[plan.order[k]];
      path.minutes_of_step[k] = plan.minutes[k];
    }
  }
  answer.proven = list.proven;
  answer.proven_ranks = list.proven_ranks;
  answer.bound = list.bound;
  answer.nodes = budget.nodes;
  answer.candidates = instance.items();
  return {};
}

Result<Gap> Engine::gap(const Profile& profile) const {
  const Catalog& catalog = parts_->catalog;
  Problems problems = check_question(catalog, {profile, 1, 100, {}});
  if (!problems.empty()) return std::move(problems.front());
  auto assessed = assess(catalog, parts_->matrix, profile);
  if (!assessed) return std::move(assessed.error());
  Gap gap = explain_gap(catalog, parts_->matrix, *assessed,
                        candidates(catalog, parts_->covered, *assessed));
  gap.notices = question_notices(catalog, profile, *assessed);
  return gap;
}

}  // namespace certrail
