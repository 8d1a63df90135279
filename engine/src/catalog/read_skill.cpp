#include "catalog/read_records.hpp"

namespace certrail {

Skill read_skill(const Reader& reader, const Ids& ids) {
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
  // How the skill is recognised in postings, and its neighbours in other taxonomies.
  skip_list(fields, "aliases_case_sensitive");
  skip_list(fields, "aliases_regex");
  bool generic = false;
  read(fields, "generic", generic);
  skip_object(fields, "crosswalk");
  skip_object(fields, "detector_check");
  std::int64_t exam_guides = 0;
  read(fields, "exam_guides_naming_it", exam_guides, {0, 1'000'000});
  skip_text(fields, "note");
  fields.finish();
  return out;
}

}  // namespace certrail
