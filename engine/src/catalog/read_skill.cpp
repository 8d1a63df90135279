#include <utility>

#include "catalog/read_records.hpp"
#include "text/pattern.hpp"
#include "text/words.hpp"

namespace certrail {

namespace {

/// {"literal", "pattern"}: the word is looked for first, the expression then read around it.
std::vector<PatternAlias> read_pattern_aliases(Fields& fields, Checks checks) {
  std::vector<PatternAlias> out;
  const auto list = fields.optional("aliases_regex");
  if (!list) return out;
  for (const Reader& item : list->items(kMostEntries)) {
    PatternAlias alias;
    Fields parts(item);
    if (const auto literal = parts.required("literal")) {
      alias.literal = literal->text().value_or("");
      if (literal->value().is_string() && words_of(alias.literal) == " ") {
        literal->report(ProblemCode::invalid_value, "expected a word of letters or digits");
      }
    }
    if (const auto pattern = parts.required("pattern")) {
      alias.pattern = pattern->text().value_or("");
      if (checks == Checks::all && pattern->value().is_string()) {
        const auto compiled = Pattern::compile(alias.pattern);
        if (!compiled) pattern->report(ProblemCode::invalid_pattern, compiled.error());
      }
    }
    parts.finish();
    out.push_back(std::move(alias));
  }
  return out;
}

}  // namespace

Skill read_skill(const Reader& reader, const Ids& ids, Checks checks) {
  Skill out;
  Fields fields(reader);
  if (const auto id = fields.required("id")) out.id = id->new_id().value_or("");
  out.name = out.id;
  read(fields, "name", out.name);
  read(fields, "category", out.category);
  if (const auto provider = fields.optional("provider")) {
    out.provider = look_up(*provider, ids.providers);
  }
  read(fields, "aliases", out.aliases);
  read(fields, "aliases_case_sensitive", out.exact_aliases);
  out.pattern_aliases = read_pattern_aliases(fields, checks);
  read(fields, "aliases_except", out.not_aliases);
  read(fields, "generic", out.generic);
  // Its neighbours in other taxonomies, and how well it was found; for people.
  skip_object(fields, "crosswalk");
  skip_object(fields, "detector_check");
  std::int64_t exam_guides = 0;
  read(fields, "exam_guides_naming_it", exam_guides, {0, 1'000'000});
  skip_text(fields, "note");
  fields.finish();
  return out;
}

}  // namespace certrail
