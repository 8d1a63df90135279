// certrail_first_stage FOLDER [PEOPLE]: the ten best certifications of each of many people, graded
// by the model and by a plain product; writes its input, answers and times for other programs to
// FOLDER, one .npy file each (see README.md).
#include <algorithm>
#include <cstdio>
#include <ctime>
#include <exception>
#include <filesystem>
#include <fstream>
#include <map>
#include <nlohmann/json.hpp>
#include <numeric>

#include "common/shipped.hpp"
#include "first_stage/linear.hpp"
#include "first_stage/npy.hpp"
#include "first_stage/people.hpp"

namespace {

using namespace certrail;
using namespace certrail::bench;

constexpr std::size_t kTop = 10;
constexpr int kRuns = 7;

/// Median of some runs after a first one, in microseconds a person. Time of the processor, as one
/// thread works and others may disturb it.
template <class Work>
double time_per_person(std::size_t people, const Work& work) {
  work();
  std::vector<double> times;
  for (int run = 0; run < kRuns; ++run) {
    const std::clock_t begin = std::clock();
    work();
    const auto ticks = static_cast<double>(std::clock() - begin);
    times.push_back(ticks / CLOCKS_PER_SEC * 1e6 / static_cast<double>(people));
  }
  std::nth_element(times.begin(), times.begin() + kRuns / 2, times.end());
  return times[kRuns / 2];
}

std::string name_of(Simd simd) {
  return simd == Simd::avx512 ? "avx512" : simd == Simd::avx2 ? "avx2" : "baseline";
}

/// Everybody with an ask of their own, as if no two wanted the same.
struct OwnAsks {
  std::vector<std::int32_t> weight, credential, other_cloud;
  std::vector<std::uint8_t> need;
  std::vector<std::uint32_t> ask;

  OwnAsks(const FirstStageAsks& asks, const FirstStagePeople& people, std::size_t skills,
          std::size_t certifications)
      : ask(people.count) {
    std::iota(ask.begin(), ask.end(), 0U);
    for (std::size_t p = 0; p < people.count; ++p) {
      const auto append = [&](auto& out, const auto* rows, std::size_t width) {
        const auto* row = rows + people.ask[p] * width;
        out.insert(out.end(), row, row + width);
      };
      append(weight, asks.weight, skills);
      append(need, asks.need, skills);
      append(credential, asks.credential, certifications);
      append(other_cloud, asks.other_cloud, certifications);
    }
  }

  FirstStageAsks asks() const {
    return {ask.size(), weight.data(), need.data(), credential.data(), other_cloud.data()};
  }
};

struct Folder {
  std::string path;

  template <class T>
  void write(const std::string& name, const T* values, std::size_t rows,
             std::size_t columns) const {
    write_npy<T>(path + '/' + name + ".npy", {values, rows * columns}, {rows, columns});
  }
  template <class T>
  void write(const std::string& name, const std::vector<T>& values) const {
    write_npy<T>(path + '/' + name + ".npy", values, {values.size()});
  }
};

void write_catalogue(const Folder& folder, const Catalog& catalog, const Policy& policy) {
  const std::size_t skills = catalog.skills.size();
  const std::size_t certifications = catalog.certifications.size();
  std::vector<std::int32_t> share(certifications * skills);
  std::vector<std::int64_t> minutes, cents;
  for (std::size_t c = 0; c < certifications; ++c) {
    for (const Attestation& at : catalog.certifications[c].attestations) {
      share[c * skills + at.skill] = static_cast<std::int32_t>(at.exam_share);
    }
    minutes.push_back(catalog.certifications[c].study_minutes);
    cents.push_back(catalog.certifications[c].fee_cents);
  }
  folder.write("attests", attested_levels(catalog).data(), certifications, skills);
  folder.write("exam_share", share.data(), certifications, skills);
  folder.write("study_minutes", minutes);
  folder.write("fee_cents", cents);
  folder.write("ease", std::vector<std::int64_t>(policy.ease.begin(), policy.ease.end()));
  folder.write("worth", std::vector<std::int64_t>(policy.worth.begin(), policy.worth.end()));
  folder.write("prices", std::vector<std::int64_t>{policy.price_of_hour, policy.price_of_dollar,
                                                   policy.transfer});
}

void write_people(const Folder& folder, const FirstStageBatch& batch, std::size_t skills,
                  std::size_t certifications) {
  const FirstStageAsks asks = batch.asks();
  const FirstStagePeople people = batch.people();
  folder.write("weight", asks.weight, asks.count, skills);
  folder.write("need", asks.need, asks.count, skills);
  folder.write("credential", asks.credential, asks.count, certifications);
  folder.write("other_cloud", asks.other_cloud, asks.count, certifications);
  folder.write("ask", people.ask, people.count, 1);
  folder.write("level", people.level, people.count, skills);
}

/// Graded by the model, for asks that are shared or not; returns times by instruction set.
std::map<std::string, double> grade(const FirstStageTables& tables, const FirstStageAsks& asks,
                                    const FirstStagePeople& people,
                                    std::vector<FirstStagePick>& picks) {
  std::map<std::string, double> times;
  picks.resize(people.count * kTop);
  for (const Simd simd : {Simd::baseline, Simd::avx2, Simd::avx512}) {
    if (!has_simd(simd)) continue;
    times[name_of(simd)] = time_per_person(
        people.count, [&] { rank_first_stage(tables, simd, asks, people, kTop, picks.data()); });
  }
  return times;
}

std::map<std::string, double> multiply(const LinearStage& stage,
                                       const std::vector<std::int32_t>& weights,
                                       std::vector<std::uint32_t>& ids,
                                       std::vector<std::int32_t>& scores) {
  const std::size_t people = weights.size() / stage.skills();
  std::map<std::string, double> times;
  ids.resize(people * kTop);
  scores.resize(people * kTop);
  for (const Simd simd : {Simd::baseline, Simd::avx2, Simd::avx512}) {
    if (!has_simd(simd)) continue;
    times[name_of(simd)] = time_per_person(
        people, [&] { stage.rank(simd, weights, kTop, ids.data(), scores.data()); });
  }
  return times;
}

/// The same in plain code; throws where it differs.
void check_products(const LinearStage& stage, const std::vector<std::int32_t>& weights,
                    const std::vector<std::uint32_t>& ids,
                    const std::vector<std::int32_t>& scores) {
  std::vector<std::int32_t> product(stage.exams());
  std::vector<std::uint32_t> order(stage.exams());
  for (std::size_t p = 0; p * kTop < ids.size(); ++p) {
    for (std::size_t c = 0; c < product.size(); ++c) {
      product[c] = 0;
      for (const LinearStage::Cell& cell : stage.exam(c)) {
        product[c] += cell.level * weights[p * stage.skills() + cell.skill];
      }
    }
    std::iota(order.begin(), order.end(), 0U);
    std::stable_sort(order.begin(), order.end(),
                     [&](std::uint32_t a, std::uint32_t b) { return product[a] > product[b]; });
    for (std::size_t k = 0; k < kTop; ++k) {
      if (ids[p * kTop + k] != order[k] || scores[p * kTop + k] != product[order[k]]) {
        throw std::runtime_error("a product differs for person " + std::to_string(p));
      }
    }
  }
}

void write_answers(const Folder& folder, const std::vector<FirstStagePick>& picks) {
  std::vector<std::uint32_t> ids;
  std::vector<std::int64_t> scores;
  for (const FirstStagePick& pick : picks) {
    ids.push_back(pick.certification);
    scores.push_back(pick.score_ppm);
  }
  folder.write("graded_ids", ids.data(), ids.size() / kTop, kTop);
  folder.write("graded_scores", scores.data(), ids.size() / kTop, kTop);
}

void print(const char* what, const std::map<std::string, double>& times) {
  std::printf("%-44s", what);
  for (const auto& [simd, time] : times) std::printf("  %s %.3f", simd.c_str(), time);
  std::printf("\n");
}

void run(const std::string& path, std::size_t count) {
  std::filesystem::create_directories(path);
  const Folder folder{path};
  const Engine engine = load_shipped();
  const Catalog& catalog = engine.catalog();
  const Policy& policy = *find_policy(catalog, catalog.default_policy);
  const std::size_t skills = catalog.skills.size();
  const std::size_t certifications = catalog.certifications.size();
  const FirstStageBatch batch = draw_people(engine, count);
  const FirstStageAsks asks = batch.asks();
  FirstStagePeople people = batch.people();
  people.closed = nullptr;  // every certification, as the other programs do
  write_catalogue(folder, catalog, policy);
  write_people(folder, batch, skills, certifications);
  const std::vector<std::int32_t> weights = lacking(batch, skills);
  folder.write("lacking", std::vector<float>(weights.begin(), weights.end()).data(), count, skills);
  std::printf(
      "%zu people with %zu asks, %zu certifications, %zu skills, %zu best, one thread, "
      "microseconds a person:\n",
      count, asks.count, certifications, skills, kTop);

  const FirstStageTables tables(catalog, policy);
  std::vector<FirstStagePick> picks, own_picks;
  const auto shared_times = grade(tables, asks, people, picks);
  print("graded by the model", shared_times);
  const OwnAsks own(asks, people, skills, certifications);
  const FirstStagePeople alone{people.count, own.ask.data(), people.level, nullptr};
  const auto own_times = grade(tables, own.asks(), alone, own_picks);
  print("graded, everybody with an ask of their own", own_times);
  if (picks != own_picks) throw std::runtime_error("sharing asks changes answers");
  write_answers(folder, picks);

  const LinearStage linear(attested_levels(catalog), skills);
  std::vector<std::uint32_t> ids;
  std::vector<std::int32_t> scores;
  const auto linear_times = multiply(linear, weights, ids, scores);
  print("product alone", linear_times);
  check_products(linear, weights, ids, scores);
  folder.write("product_ids", ids.data(), count, kTop);
  folder.write("product_scores", scores.data(), count, kTop);

  std::ofstream file(path + "/times.json");
  file << nlohmann::json{{"people", count},
                         {"asks", asks.count},
                         {"certifications", certifications},
                         {"skills", skills},
                         {"top", kTop},
                         {"threads", 1},
                         {"unit", "us/person"},
                         {"simd", name_of(best_simd())},
                         {"graded", shared_times},
                         {"graded_own_asks", own_times},
                         {"product", linear_times}}
              .dump(1)
       << '\n';
  if (!file.flush()) throw std::runtime_error("cannot write " + path + "/times.json");
}

}  // namespace

int main(int argc, char** argv) try {
  if (argc != 2 && argc != 3) {
    std::fprintf(stderr, "usage: certrail_first_stage FOLDER [PEOPLE]\n");
    return 2;
  }
  run(argv[1], argc == 3 ? std::stoul(argv[2]) : 20'000);
  return 0;
} catch (const std::exception& error) {
  std::fprintf(stderr, "certrail_first_stage: %s\n", error.what());
  return 1;
}
