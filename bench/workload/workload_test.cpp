// That the frozen workload is what its README says, and still fits the data.
#include <map>
#include <set>
#include <string>

#include "certrail/json.hpp"
#include "common/shipped.hpp"
#include "support/catch.hpp"
#include "workload/draw.hpp"
#include "workload/lines.hpp"

using namespace certrail;
using namespace certrail::bench;

namespace {

const Engine& engine() {
  static const Engine loaded = load_shipped();
  return loaded;
}

Question question_of(const Profile& profile, int steps) {
  Question question{profile, 1, 100, {}};
  question.profile.limits.max_steps = steps;
  // A list that is not proven counts as feasible too where it names a path.
  question.budget.max_nodes = 2'000;
  return question;
}

}  // namespace

TEST_CASE("every profile of the workload can be asked, and none appears twice") {
  std::set<std::string> lines;
  std::map<Stratum, std::size_t> count;
  std::set<std::string> roles;
  for (const Stratum stratum : kStrata) {
    for (const Profile& profile : read_workload(engine().catalog(), stratum)) {
      INFO(to_line(profile));
      CHECK(engine().check({profile, 10, 100, {}}).empty());
      CHECK(lines.insert(to_line(profile)).second);
      CHECK(profile.start_on == kStart);
      for (const Mixture::Part& part : profile.role.parts) roles.insert(part.id);
      ++count[stratum];
    }
  }
  CHECK(count[Stratum::open] == 800);
  CHECK(count[Stratum::one_cloud] == 400);
  CHECK(count[Stratum::limits] == 400);
  CHECK(roles.size() == engine().catalog().roles.size());
}

TEST_CASE("who welcomes every cloud has 120 certifications or more to choose from") {
  Ranker ranker;
  Ranking answer;
  for (const Profile& profile : read_workload(engine().catalog(), Stratum::open)) {
    INFO(to_line(profile));
    REQUIRE(profile.cloud_preference.others.value_or(0) >= 25);
    REQUIRE_FALSE(engine().rank(question_of(profile, 2), ranker, answer));
    CHECK(answer.candidates >= 120);
  }
}

TEST_CASE("most limits of the workload can be met in four steps") {
  Ranker ranker;
  Ranking answer;
  std::size_t feasible = 0;
  const auto profiles = read_workload(engine().catalog(), Stratum::limits);
  for (const Profile& profile : profiles) {
    INFO(to_line(profile));
    REQUIRE_FALSE(engine().rank(question_of(profile, 4), ranker, answer));
    if (!answer.paths.empty()) ++feasible;
  }
  CHECK(feasible * 10 >= profiles.size() * 8);
}

TEST_CASE("a drawn person depends on seed, number and stratum alone, and reads back") {
  const Pools pools = make_pools(engine().catalog(), kStart);
  std::set<std::string> lines;
  for (std::uint64_t number = 0; number < 300; ++number) {
    const Profile profile = draw_profile(pools, 5, number, std::nullopt);
    CHECK(profile == draw_profile(pools, 5, number, std::nullopt));
    lines.insert(to_line(profile));
    INFO(to_line(profile));
    const auto read = parse_profile(engine().catalog(), to_line(profile), "drawn");
    REQUIRE(read);
    CHECK(engine().check({*read, 10, 100, {}}).empty());
    CHECK(profile != draw_profile(pools, 6, number, std::nullopt));
  }
  CHECK(lines.size() > 290);
}
