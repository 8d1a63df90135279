// The best path for each cloud on its own, side by side.
#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "certrail/json.hpp"
#include "commands.hpp"
#include "figures.hpp"
#include "horizon_view.hpp"
#include "loading.hpp"
#include "problems.hpp"
#include "progress.hpp"
#include "render.hpp"
#include "text.hpp"
#include "wording.hpp"

namespace certrail::cli {
namespace {

constexpr int kCloudWidth = 14;  // a column with its gap

struct CloudAnswer {
  ProviderIndex cloud = 0;
  std::optional<std::int64_t> share_ppm;  ///< of the market; empty = not known
  Recommendation answer;

  const Path* best() const { return answer.paths.empty() ? nullptr : &answer.paths.front(); }
};

/// The clouds that --only names, else all that have an exam to sit.
std::vector<ProviderIndex> clouds_to_compare(const Catalog& catalog, const Profile& profile,
                                             bool only) {
  std::vector<ProviderIndex> clouds;
  for (ProviderIndex p = 0; p < catalog.providers.size(); ++p) {
    const Provider& provider = catalog.providers[p];
    const auto& marks = profile.cloud_preference.named;
    const bool named = std::any_of(marks.begin(), marks.end(), [&](const auto& mark) {
      return mark.provider == provider.id && mark.value > 0;
    });
    const bool has_exam = std::any_of(
        catalog.certifications.begin(), catalog.certifications.end(), [&](const auto& c) {
          return c.provider == p && profile.start_on && offered_on(c, *profile.start_on);
        });
    if (provider.kind == ProviderKind::cloud && (only ? named : has_exam)) clouds.push_back(p);
  }
  return clouds;
}

/// As in a mixture of markets: the mean over those that have the figure.
std::optional<std::int64_t> market_share(const Catalog& catalog, const Profile& profile,
                                         ProviderIndex cloud) {
  std::int64_t sum = 0;
  std::int64_t weight = 0;
  for (const Mixture::Part& part : profile.market.named.parts) {
    const Market* market = find_market(catalog, part.id);
    if (market == nullptr) continue;
    for (const ProviderFigure& figure : market->shares) {
      if (figure.provider != cloud) continue;
      sum += part.share * figure.ppm;
      weight += part.share;
    }
  }
  if (weight == 0) return std::nullopt;
  return sum / weight;
}

/// The same question with this cloud alone; what was said of other providers stays.
Question for_cloud(const Catalog& catalog, Question question, ProviderIndex cloud) {
  CloudPreference& preference = question.profile.cloud_preference;
  std::erase_if(preference.named, [&](const CloudPreference::Mark& mark) {
    const auto index = find_provider(catalog, mark.provider);
    return index && catalog.providers[*index].kind == ProviderKind::cloud;
  });
  preference.named.push_back({catalog.providers[cloud].id, 100});
  preference.others = 0;
  question.top = 1;
  return question;
}

Table side_by_side(const Catalog& catalog, std::span<const CloudAnswer> answers) {
  Table table;
  table.columns.push_back({"", Align::left, false});
  std::vector<Row> rows;
  std::size_t steps = 0;
  for (const CloudAnswer& each : answers) {
    table.columns.push_back({printable(catalog.providers[each.cloud].name), Align::left, true});
    if (each.best() != nullptr) steps = std::max(steps, each.best()->steps.size());
  }
  const auto add = [&](const std::string& title, const auto& figure, Paint paint = Paint::none) {
    Row row;
    row.cells.push_back({title, Paint::soft});
    for (const CloudAnswer& each : answers) row.cells.push_back({figure(each), paint});
    table.rows.push_back(std::move(row));
  };
  const auto of_path = [](const auto& figure) {
    return [figure](const CloudAnswer& each) {
      return each.best() == nullptr ? std::string("-") : figure(each, *each.best());
    };
  };
  add("Market share",
      [](const CloudAnswer& e) { return e.share_ppm ? percent(*e.share_ppm) : "not known"; });
  add("Score", of_path([](const auto&, const Path& p) { return points(p.score_ppm); }),
      Paint::strong);
  add("Ready now",
      of_path([](const CloudAnswer& e, const Path&) { return percent(e.answer.readiness_ppm); }));
  add("Ready then", of_path([](const auto&, const Path& p) { return percent(p.readiness_ppm); }));
  add("Months", of_path([](const CloudAnswer& e, const Path& p) {
        return months(e.answer.profile.start_on.value_or(p.finish_on), p.finish_on);
      }));
  add("Hours", of_path([](const auto&, const Path& p) { return hours(p.study_minutes); }));
  add("Fees", of_path([](const auto&, const Path& p) { return dollars(p.fee_cents); }));
  const bool horizon = std::any_of(answers.begin(), answers.end(), [](const CloudAnswer& each) {
    return each.best() != nullptr && each.best()->horizon;
  });
  if (horizon) {
    add("Horizon h",
        of_path([](const auto&, const Path& p) { return hours(p.horizon->total_minutes); }));
    add("Horizon",
        of_path([](const auto&, const Path& p) { return dollars(p.horizon->total_cents); }));
  }
  add("Done", of_path([](const auto&, const Path& p) { return to_string(p.finish_on); }));
  for (std::size_t i = 0; i < steps; ++i) {
    add("Exam " + std::to_string(i + 1), of_path([&catalog, i](const auto&, const Path& p) {
          return i < p.steps.size() ? code_of(catalog, p.steps[i].certification) : std::string();
        }));
  }
  add("Proven", [](const CloudAnswer& e) { return std::string(e.answer.proven ? "yes" : "no"); });
  return table;
}

/// "AWS +41.2, Google Cloud +38.0": the best first.
std::string ranking(const Catalog& catalog, std::vector<CloudAnswer> answers) {
  std::erase_if(answers, [](const CloudAnswer& each) { return each.best() == nullptr; });
  std::stable_sort(answers.begin(), answers.end(), [](const CloudAnswer& a, const CloudAnswer& b) {
    return a.best()->score_ppm > b.best()->score_ppm;
  });
  std::vector<std::string> words;
  for (const CloudAnswer& each : answers) {
    words.push_back(catalog.providers[each.cloud].name + " " + points(each.best()->score_ppm));
  }
  return words.empty() ? "Nothing is feasible on any cloud."
                       : "By score: " + join(words, ", ") + ".";
}

/// The clouds in the order asked for; those with nothing feasible last.
void sort_clouds(std::vector<CloudAnswer>& answers, PathOrder order) {
  if (order == PathOrder::rank) return;
  std::stable_sort(answers.begin(), answers.end(), [&](const CloudAnswer& a, const CloudAnswer& b) {
    if (a.best() == nullptr || b.best() == nullptr)
      return a.best() != nullptr && b.best() == nullptr;
    const Horizon& left = *a.best()->horizon;
    const Horizon& right = *b.best()->horizon;
    return order == PathOrder::horizon ? left.total_cents < right.total_cents
                                       : left.total_minutes < right.total_minutes;
  });
}

/// Says where clouds are sorted by a horizon; may be empty.
std::string cloud_order(const std::vector<CloudAnswer>& answers) {
  if (answers.empty() || answers.front().best() == nullptr) return {};
  const Recommendation& first = answers.front().answer;
  if (first.order == PathOrder::rank) return {};
  return fmt::format("Clouds sorted by {} until {}, the least first.",
                     first.order == PathOrder::horizon ? "cost" : "hours",
                     to_string(first.paths.front().horizon->until));
}

/// Notices that all clouds' answers share, once each.
std::vector<Notice> shared_notices(const std::vector<CloudAnswer>& answers,
                                   std::vector<Notice> notices) {
  notices.push_back(
      {"clouds-compared",
       "Each cloud is judged with all other clouds ruled out, so readiness is measured "
       "against that cloud's own skills and those of no cloud.",
       {}});
  for (const CloudAnswer& each : answers) {
    for (const Notice& notice : each.answer.notices) {
      if (notice.code == "skills-without-weight") continue;  // said above for all
      if (std::find(notices.begin(), notices.end(), notice) == notices.end()) {
        notices.push_back(notice);
      }
    }
  }
  return notices;
}

std::string as_json(const Engine& engine, const std::vector<CloudAnswer>& answers) {
  nlohmann::ordered_json document = {{"schema_version", 1},
                                     {"clouds", nlohmann::ordered_json::array()}};
  for (const CloudAnswer& each : answers) {
    nlohmann::ordered_json cloud;
    cloud["provider"] = engine.catalog().providers[each.cloud].id;
    cloud["share_ppm"] = nullptr;
    if (each.share_ppm) cloud["share_ppm"] = *each.share_ppm;
    cloud["answer"] = nlohmann::ordered_json::parse(to_json(engine, each.answer));
    document["clouds"].push_back(std::move(cloud));
  }
  return document.dump(2) + "\n";
}

std::string as_text(const Engine& engine, const std::vector<CloudAnswer>& answers,
                    const Profile& profile, const std::vector<Notice>& notices,
                    const Style& style) {
  const Catalog& catalog = engine.catalog();
  Profile person = profile;
  person.cloud_preference = {};
  std::string text = paragraph(style, understood(catalog, person));
  const std::string order = cloud_order(answers);
  if (!order.empty()) text += paragraph(style, order, 0, 0, Paint::strong);
  text += '\n';
  // So many clouds side by side as have room.
  const std::size_t room = static_cast<std::size_t>(std::max(1, (style.width - 14) / kCloudWidth));
  for (std::size_t at = 0; at < answers.size(); at += room) {
    const std::span all(answers);
    text += to_text(side_by_side(catalog, all.subspan(at, std::min(room, all.size() - at))), style);
    text += '\n';
  }
  text += paragraph(style, ranking(catalog, answers), 0, 0, Paint::strong);
  for (const CloudAnswer& each : answers) {
    if (each.best() == nullptr) continue;
    text +=
        '\n' + paragraph(style, printable(catalog.providers[each.cloud].name), 0, 0, Paint::strong);
    Table table = step_table(engine, *each.best(), view_for(style));
    table.indent = 2;
    text += to_text(table, style);
    if (each.best()->horizon) text += horizon_text(catalog, *each.best(), 2, style);
  }
  return text + '\n' + paragraph(style, kEstimates) + notices_text(notices, style);
}

std::string as_markdown(const Engine& engine, const std::vector<CloudAnswer>& answers,
                        const std::vector<Notice>& notices) {
  std::string text = "# Clouds compared\n\n" + to_markdown(side_by_side(engine.catalog(), answers));
  text += '\n' + ranking(engine.catalog(), answers) + "\n\n";
  const std::string order = cloud_order(answers);
  if (!order.empty()) text += order + "\n\n";
  for (const CloudAnswer& each : answers) {
    if (each.best() == nullptr || !each.best()->horizon) continue;
    text +=
        fmt::format("## {}\n\n{}\n\n{}\n", printable(engine.catalog().providers[each.cloud].name),
                    horizon_in_words(*each.best()),
                    to_markdown(upkeep_table(engine.catalog(), *each.best()->horizon)));
  }
  for (const Notice& notice : notices) text += "- " + printable(notice.text) + '\n';
  return text;
}

}  // namespace

Outcome compare(const ProfileFlags& flags, Format format, const Session& session) {
  const Result<Opened, Problems> opened = open_for(flags, session);
  if (!opened) return failure(opened.error(), session, format);
  const Engine& engine = opened.value().engine;
  const auto asked = read_question(engine.catalog(), flags, opened.value().profile, session);
  if (!asked) return failure(asked.error(), session, format);
  const Problems wrong = engine.check(asked.value().question);
  if (!wrong.empty()) return failure(traced(wrong, asked.value()), session, format);

  const Progress progress(session);

  const auto only = flags.given.find("--only");
  const bool only_some = only != flags.given.end() && !only->second.empty();
  const Profile& profile = asked.value().question.profile;
  std::vector<CloudAnswer> answers;
  Ranker ranker;
  std::vector<Notice> assumed = asked.value().assumed;
  for (const ProviderIndex cloud : clouds_to_compare(engine.catalog(), profile, only_some)) {
    Question question = for_cloud(engine.catalog(), asked.value().question, cloud);
    if (add_track_goal(engine.catalog(), asked.value(), question.profile)) {
      assumed.push_back({"cloud-without-track",
                         engine.catalog().providers[cloud].name +
                             " has no exams that make up the track " + asked.value().track->name +
                             ".",
                         {}});
      continue;
    }
    auto answer = engine.recommend(question, ranker);
    if (!answer) return failure(traced({answer.error()}, asked.value()), session, format);
    const Profile understood_profile = answer->profile;
    answers.push_back(
        {cloud, market_share(engine.catalog(), understood_profile, cloud), std::move(*answer)});
  }

  sort_clouds(answers, asked.value().question.order);

  Outcome outcome;
  const bool none = std::all_of(answers.begin(), answers.end(), [](const CloudAnswer& each) {
    return each.answer.status == Status::infeasible;
  });
  if (none) outcome.status = kNothingFeasible;
  const auto notices = shared_notices(answers, std::move(assumed));
  const Profile& shown = answers.empty() ? profile : answers.front().answer.profile;
  if (format == Format::json) {
    outcome.out = as_json(engine, answers);
  } else if (format == Format::markdown) {
    outcome.out = as_markdown(engine, answers, notices);
  } else {
    outcome.out = as_text(engine, answers, shown, notices, session.environment.out);
  }
  if (none) outcome.err = paragraph(session.environment.err, ranking(engine.catalog(), answers));
  return outcome;
}

}  // namespace certrail::cli
