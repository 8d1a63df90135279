// Checks of single values of a question; check_question.cpp says which value takes which.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "catalog/named_once.hpp"
#include "catalog/place.hpp"
#include "catalog/problem_sink.hpp"
#include "catalog/spellings.hpp"
#include "certrail/catalog.hpp"

namespace certrail {

/// What the checks of one question share: the catalogue to check against, and the problems so far.
struct QuestionCheck {
  const Catalog& catalog;
  std::vector<std::string_view>& names;  ///< scratch of NamedOnce
  ProblemSink sink;
};

/// Spellings are made only where something is wrong, for the suggestion.
using SpellingsOf = Spellings (*)(const Catalog&);

void report_unknown(QuestionCheck& check, SpellingsOf spellings, std::string_view id,
                    const Place& place);

/// Expects least <= value <= most.
void check_range(QuestionCheck& check, const Place& place, std::int64_t value, std::int64_t least,
                 std::int64_t most);

/// Is it a day of the years 1900 to 2999?
bool in_calendar(Date value);

/// Expects a day in_calendar; tells whether it is one.
bool check_date(QuestionCheck& check, const Place& place, Date value);

/// Expects that `name` was not asked of `names` before.
void check_named_once(QuestionCheck& check, NamedOnce& names, std::string_view name,
                      const Place& place);

/// Expects a certification's id that was not asked of `names` before.
void check_certification(QuestionCheck& check, NamedOnce& names, std::string_view id,
                         const Place& place);

/// Expects a tree without unknown ids, empty lists or impossible k, that a document can hold.
void check_goals(QuestionCheck& check, const Goal& goals, const Place& place);

}  // namespace certrail
