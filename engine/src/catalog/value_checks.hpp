// Checks of single values of a question; check_question.cpp says which value takes which.
#pragma once

#include <cstdint>
#include <set>
#include <string>
#include <string_view>

#include "catalog/problem_sink.hpp"
#include "catalog/spellings.hpp"
#include "certrail/catalog.hpp"

namespace certrail {

/// What the checks of one question share: the catalogue to check against, and the problems so far.
struct QuestionCheck {
  const Catalog& catalog;
  ProblemSink sink;
};

/// Spellings are made only where something is wrong, for the suggestion.
using SpellingsOf = Spellings (*)(const Catalog&);

void report_unknown(QuestionCheck& check, SpellingsOf spellings, std::string_view id,
                    std::string pointer);

/// Expects least <= value <= most.
void check_range(QuestionCheck& check, std::string pointer, std::int64_t value, std::int64_t least,
                 std::int64_t most);

/// Is it a day of the years 1900 to 2999?
bool in_calendar(Date value);

/// Expects a day in_calendar; tells whether it is one.
bool check_date(QuestionCheck& check, std::string pointer, Date value);

/// Expects that `name` was not in `seen`, and puts it there.
void check_named_once(QuestionCheck& check, std::set<std::string_view>& seen, std::string_view name,
                      std::string pointer);

/// Expects a certification's id that was not in `seen`, and puts it there.
void check_certification(QuestionCheck& check, std::set<std::string_view>& seen,
                         std::string_view id, const std::string& pointer);

/// Expects a tree without unknown ids, empty lists or impossible k, that a document can hold.
void check_goals(QuestionCheck& check, const Goal& goals);

}  // namespace certrail
