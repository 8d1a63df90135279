#include "shape.hpp"

namespace certrail::twin {

Shape shape_of(Stratum stratum) {
  Shape shape;
  switch (stratum) {
    case Stratum::general:
      break;
    case Stratum::overlap:
      shape.skills = {2, 4};
      shape.exam_skills = {2, 4};
      shape.transfer = {800'000, 1'000'000};
      shape.requirement = 10;
      break;
    case Stratum::savings:
      shape.skills = {2, 5};
      shape.hour = {2'000, 20'000};
      shape.transfer = {900'000, 1'000'000};
      shape.credential_weight = {0, 600'000};
      shape.requirement = 15;
      shape.certifications = {5, 9};
      break;
    case Stratum::weightless:
      shape.skills = {4, 8};
      shape.role_names_skill = 20;
      shape.exam_skills = {2, 5};
      shape.hour = {500, 8'000};
      break;
    case Stratum::long_paths:
      shape.certifications = {7, 10};
      shape.skills = {3, 8};
      shape.max_steps = {4, 5};
      shape.default_steps = 0;
      shape.requirement = 12;
      shape.known_level = {5, 40};
      shape.first_day = 8;
      shape.last_day = 4;
      break;
    case Stratum::deep_paths:
      shape.certifications = {6, 9};
      shape.skills = {3, 6};
      shape.exam_skills = {2, 4};
      shape.max_steps = {6, 8};
      shape.default_steps = 0;
      shape.requirement = 25;
      shape.known_level = {5, 40};
      shape.first_day = 8;
      shape.last_day = 4;
      break;
    case Stratum::days:
      shape.first_day = 50;
      shape.last_day = 45;
      shape.announced = 12;
      shape.last_day_at_exam = 60;
      shape.hours_per_week = {1, 40};
      shape.finish_by = 25;
      break;
    case Stratum::deadlines:
      shape.skills = {2, 4};
      shape.exam_skills = {1, 3};
      shape.study = {60, 9'000};
      shape.transfer = {850'000, 1'000'000};
      shape.finish_by = 90;
      shape.include = 15;
      shape.first_day = 25;
      shape.slack_beyond = 20;
      break;
    case Stratum::requirements:
      shape.certifications = {5, 10};
      shape.requirement = 75;
      shape.deep_tree = 35;
      shape.covers = 40;
      shape.covers_chain = 60;
      shape.goals = 25;
      shape.held = {0, 2};
      break;
    case Stratum::ties:
      shape.twin_exam = 60;
      shape.hour = {0, 0};
      shape.dollar = {0, 0};
      shape.other_cloud = {0, 0};
      shape.credential_weight = {0, 0};
      shape.equal_figures = 50;
      shape.transfer = {0, 400'000};
      shape.requirement = 10;
      break;
    case Stratum::held:
      shape.held = {1, 4};
      shape.edge_of_validity = 40;
      shape.requirement = 50;
      shape.covers = 25;
      shape.validity = 85;
      shape.start_after_short_month = 50;
      shape.goals = 25;
      shape.exclude = 30;
      break;
    case Stratum::families:
      shape.family = 60;
      shape.covers = 35;
      shape.held = {1, 3};
      shape.bound_by_held = 35;
      shape.include = 30;
      shape.include_bound = 50;
      shape.expired = 15;
      break;
    case Stratum::wishes:
      shape.include = 40;
      shape.exclude = 45;
      shape.goals = 45;
      shape.covers = 85;
      shape.held = {0, 3};
      shape.expired = 10;
      break;
    case Stratum::limits:
      shape.budget = 55;
      shape.min_readiness = 45;
      shape.experience_asked = 35;
      shape.experience_given = 50;
      shape.max_steps = {1, 3};
      break;
    case Stratum::objectives:
      shape.other_objective = 95;
      shape.min_readiness = 45;
      shape.first_day = 40;
      shape.goals = 25;
      break;
    case Stratum::distinct:
      shape.distinct = 95;
      shape.top = {3, 10};
      shape.certifications = {6, 10};
      shape.requirement = 15;
      break;
    case Stratum::mixtures:
      shape.role = 100;
      shape.market = 100;
      shape.role_mixture = 90;
      shape.market_mixture = 90;
      shape.role_names_skill = 55;
      shape.credentials_map = 40;
      shape.cloud_preference = 30;
      break;
    case Stratum::preferences:
      shape.cloud_preference = 90;
      shape.bound_skill = 70;
      shape.providers = {3, 4};
      shape.clouds_first = 40;
      shape.zero_mark = 10;
      break;
    case Stratum::market_shares:
      shape.cloud_preference = 10;
      shape.market = 100;
      shape.providers = {3, 4};
      shape.clouds_first = 70;
      shape.share_known = 60;
      shape.small_share = 40;
      shape.bound_skill = 70;
      break;
    case Stratum::bans:
      shape.cloud_preference = 100;
      shape.zero_mark = 45;
      shape.providers = {3, 4};
      shape.include = 45;
      shape.goals = 40;
      shape.requirement = 55;
      break;
    case Stratum::credentials:
      shape.credential_weight = {50'000, 500'000};
      shape.credentials_map = 50;
      shape.role = 65;
      shape.market = 80;
      break;
    case Stratum::rounding:
      shape.hour = {1, 59};
      shape.dollar = {1, 99};
      shape.study = {61, 150'000};
      shape.exam_skills = {2, 5};
      shape.knows_skill = 80;
      shape.transfer = {800'000, 1'000'000};
      shape.hours_per_week = {4, 40};
      shape.equal_figures = 50;
      shape.finish_by = 25;
      break;
    case Stratum::impossible:
      shape.experience_asked = 40;
      shape.zero_mark = 55;
      shape.cloud_preference = 95;
      shape.providers = {3, 4};
      shape.goals = 8;
      shape.include = 8;
      shape.experience_given = 40;
      shape.certifications = {5, 9};
      shape.requirement = 30;
      shape.default_steps = 45;
      shape.other_objective = 75;
      shape.max_steps = {1, 3};
      break;
  }
  return shape;
}

}  // namespace certrail::twin
