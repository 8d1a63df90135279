// How the cases of a stratum are drawn: the odds and ranges that the generator works with.
#pragma once

#include <cstdint>

#include "generator.hpp"

namespace certrail::twin {

struct Range {
  std::int64_t low = 0;
  std::int64_t high = 0;
};

// Odds are percentages.
struct Shape {
  // Catalogue.
  Range certifications{4, 8};
  Range skills{3, 6};
  Range providers{2, 4};
  int clouds_first = 10;  // odds that other providers come only after three clouds
  Range exam_skills{1, 4};
  Range levels{15, 100};
  Range study{300, 7200};
  Range fees{0, 40'000};
  int bound_skill = 40;
  int requirement = 30;
  int deep_tree = 20;
  int covers = 10;
  int covers_chain = 0;
  int family = 12;
  int twin_exam = 0;  // a copy of an exam under another id
  int announced = 3;
  int first_day = 15;
  int last_day = 10;
  int validity = 60;
  int experience_asked = 8;

  // Role, market, policy.
  int role = 85;
  int market = 88;
  int role_names_skill = 75;
  int credentials_map = 15;
  int role_mixture = 6;
  int market_mixture = 6;
  int default_curves = 60;
  int share_known = 70;
  int small_share = 10;   // a cloud whose part of the market is next to nothing
  int equal_figures = 5;  // all importance or all demand the same
  Range credential_weight{0, 120'000};
  Range hour{0, 1'500};
  Range dollar{0, 100};
  Range other_cloud{0, 150'000};
  Range transfer{500'000, 1'000'000};

  // Profile.
  int knows_skill = 40;
  Range known_level{5, 80};
  Range held{0, 1};
  int expired = 30;
  int edge_of_validity = 10;
  int start_after_short_month = 5;
  int cloud_preference = 60;
  int zero_mark = 8;
  int bound_by_held = 0;  // a certification of a family that is held, or covered by one
  Range max_steps{1, 4};
  int default_steps = 10;
  Range hours_per_week{2, 20};
  int experience_given = 15;
  int include = 8;
  int include_bound = 0;  // odds that it is one bound by what is held
  int exclude = 12;
  int goals = 10;
  int other_objective = 15;

  // Limits that are set to what a path of the case really takes, or just beside it.
  int budget = 12;
  int finish_by = 8;
  int min_readiness = 12;
  int last_day_at_exam = 5;
  int slack_beyond = 30;  // odds that such a limit is one too small

  // Question.
  Range top{1, 10};
  int distinct = 25;
};

Shape shape_of(Stratum stratum);

}  // namespace certrail::twin
