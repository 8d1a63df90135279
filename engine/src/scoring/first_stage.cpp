#include "scoring/first_stage.hpp"

#include <algorithm>

#include "scoring/aligned_array.hpp"

namespace certrail {
namespace {

/// People in the order of their asks.
std::vector<std::size_t> by_ask(const FirstStageAsks& asks, const FirstStagePeople& people) {
  std::vector<std::size_t> begin(asks.count + 1);
  for (std::size_t p = 0; p < people.count; ++p) ++begin[people.ask[p] + 1];
  for (std::size_t a = 0; a < asks.count; ++a) begin[a + 1] += begin[a];
  std::vector<std::size_t> order(people.count);
  for (std::size_t p = 0; p < people.count; ++p) order[begin[people.ask[p]]++] = p;
  return order;
}

/// Fills a lane of a block (see FirstStageBlock); had_and_known is 0 before.
void fill_lane(const FirstStageTables& tables, const AskTables& ask, const FirstStagePeople& people,
               std::size_t person, std::int64_t* had_and_known, double* score) {
  const std::size_t certifications = tables.certifications();
  for (std::size_t c = 0; c < certifications; ++c) score[c * kBlockLanes] = ask.scores()[c];
  const std::uint8_t* levels = people.level + person * tables.skills();
  for (std::size_t s = 0; s < tables.skills(); ++s) {
    if (levels[s] == 0) continue;
    const std::int32_t reached = ask.credit(s, levels[s]);
    const std::uint32_t* known = tables.known(s, levels[s]);
    for (std::size_t e = tables.begin(s); e < tables.end(s); ++e) {
      // What passing credits is had already as far as the level reached credits it.
      const std::int64_t had = std::min(ask.credits()[e], reached);
      had_and_known[tables.certification(e) * kBlockLanes] += (had << 32) + *known++;
    }
  }
  if (people.closed == nullptr) return;
  const std::uint8_t* closed = people.closed + person * certifications;
  for (std::size_t c = 0; c < certifications; ++c) {
    if (closed[c] != 0) score[c * kBlockLanes] = kNoScore<double>;
  }
}

}  // namespace

void rank_first_stage(const FirstStageTables& tables, Simd simd, const FirstStageAsks& asks,
                      const FirstStagePeople& people, std::size_t top, FirstStagePick* picks) {
  const TopOfLanes of(tables.certifications(), top);
  if (of.top == 0) return;
  const std::size_t cells = of.rows * kBlockLanes;
  AlignedArray<std::int64_t> had_and_known(cells);
  AlignedArray<double> score(cells);
  AlignedArray<double> memory(of.memory() * kBlockLanes);
  AlignedArray<std::uint64_t> marks(of.words<double>() * kBlockLanes);
  std::vector<double> best(of.top);
  std::vector<std::uint32_t> row(of.top);
  AskTables ask(tables);

  const std::vector<std::size_t> order = by_ask(asks, people);
  std::fill_n(score.data(), cells, kNoScore<double>);
  for (std::size_t first = 0; first < order.size(); first += kBlockLanes) {
    const std::size_t count = std::min(kBlockLanes, order.size() - first);
    std::fill_n(had_and_known.data(), cells, 0);
    for (std::size_t lane = 0; lane < count; ++lane) {
      const std::size_t person = order[first + lane];
      if (first + lane == 0 || people.ask[order[first + lane - 1]] != people.ask[person]) {
        ask.set(asks, people.ask[person]);
      }
      fill_lane(tables, ask, people, person, had_and_known.data() + lane, score.data() + lane);
    }
    finish_block(simd, {tables.study(), had_and_known.data(), score.data()}, of, memory.data(),
                 marks.data());
    for (std::size_t lane = 0; lane < count; ++lane) {
      const std::size_t found = top_of_lane<double, kBlockLanes>(score.data(), marks.data(), of,
                                                                 lane, best.data(), row.data());
      FirstStagePick* pick = picks + order[first + lane] * top;
      for (std::size_t k = 0; k < top; ++k) {
        pick[k] = k < found ? FirstStagePick{row[k], static_cast<std::int64_t>(best[k])}
                            : FirstStagePick{};
      }
    }
  }
}

FirstStage::FirstStage(const Catalog& catalog, const Policy& policy)
    : tables_(std::make_unique<FirstStageTables>(catalog, policy)) {}
FirstStage::~FirstStage() = default;
FirstStage::FirstStage(FirstStage&&) noexcept = default;
FirstStage& FirstStage::operator=(FirstStage&&) noexcept = default;

void FirstStage::rank(const FirstStageAsks& asks, const FirstStagePeople& people, std::size_t top,
                      FirstStagePick* picks) const {
  rank_first_stage(*tables_, best_simd(), asks, people, top, picks);
}

}  // namespace certrail
