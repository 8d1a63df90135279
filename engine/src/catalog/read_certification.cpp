#include <algorithm>
#include <array>
#include <string>

#include "catalog/read_records.hpp"
#include "catalog/requirement_reader.hpp"

namespace certrail {
namespace {

constexpr Range kMonths{0, 1200};

struct SkillFigure {
  SkillIndex skill = 0;
  std::int64_t figure = 0;
};

/// {skill: figure}, ascending skill.
std::vector<SkillFigure> read_figures(const Reader& reader, const Ids& ids, Range range) {
  std::vector<SkillFigure> out;
  for (const Reader& entry : reader.entries(kMostEntries)) {
    const auto skill = look_up_name(entry, ids.skills);
    const auto figure = entry.integer(range);
    if (skill && figure) out.push_back({*skill, *figure});
  }
  std::sort(out.begin(), out.end(),
            [](const SkillFigure& a, const SkillFigure& b) { return a.skill < b.skill; });
  return out;
}

/// Names the skills of `from` that `with` does not have.
void compare_keys(const Reader& from, std::string_view from_name, const Reader& with,
                  std::string_view with_name) {
  for (const auto& [skill, value] : from.value().get_ref<const nlohmann::json::object_t&>()) {
    if (with.value().contains(skill)) continue;
    from.field(skill, value)
        .report(ProblemCode::keys_differ, skill + " is in " + std::string(from_name) +
                                              " and not in " + std::string(with_name));
  }
}

std::vector<Attestation> read_attestations(Fields& fields, const Ids& ids) {
  const auto attests = fields.required("attests");
  const auto exam_share = fields.required("exam_share");
  std::vector<SkillFigure> levels;
  std::vector<SkillFigure> shares;
  if (attests) {
    levels = read_figures(*attests, ids, {1, 100});
    if (attests->value().is_object() && attests->value().empty()) {
      attests->report(ProblemCode::out_of_range, "no skill is attested, expected at least one");
    }
  }
  if (exam_share) shares = read_figures(*exam_share, ids, {1, kPpm});
  if (!attests || !exam_share || !attests->value().is_object() ||
      !exam_share->value().is_object()) {
    return {};
  }
  compare_keys(*attests, "attests", *exam_share, "exam_share");
  compare_keys(*exam_share, "exam_share", *attests, "attests");
  std::int64_t sum = 0;
  for (const SkillFigure& share : shares) sum += share.figure;
  if (sum != kPpm && shares.size() == exam_share->value().size()) {
    exam_share->report(ProblemCode::shares_do_not_sum,
                       "the shares sum to " + std::to_string(sum) + ", expected 1000000");
  }
  std::vector<Attestation> out;
  if (levels.size() != shares.size()) return out;
  for (std::size_t i = 0; i < levels.size(); ++i) {
    out.push_back({levels[i].skill, static_cast<int>(levels[i].figure), shares[i].figure});
  }
  return out;
}

std::vector<ExamDomain> read_domains(Fields& fields, const Ids& ids) {
  std::vector<ExamDomain> out;
  const auto list = fields.optional("domains");
  if (!list) return out;
  for (const Reader& item : list->items(kMostEntries)) {
    ExamDomain domain;
    Fields parts(item);
    read(parts, "name", domain.name);
    if (const auto percent = parts.optional("percent")) {
      domain.percent = percent->number(0, 100).value_or(0);
    }
    if (const auto skills = parts.optional("skills")) {
      for (const Reader& entry : skills->entries(kMostEntries)) {
        const auto skill = look_up_name(entry, ids.skills);
        const auto share = entry.number(0, 1e6);
        if (skill && share) domain.parts.push_back({*skill, *share});
      }
    }
    skip_list(parts, "published");
    skip_text(parts, "note");
    parts.finish();
    out.push_back(std::move(domain));
  }
  return out;
}

std::vector<CertificationIndex> read_list(Fields& fields, std::string_view name, const Ids& ids) {
  const auto list = fields.optional(name);
  if (!list) return {};
  return look_up_list(*list, ids.certifications);
}

Renewal read_renewal(Fields& fields, const Ids& ids) {
  Renewal out;
  const auto renewal = fields.optional("renewal");
  if (!renewal) return out;
  Fields parts(*renewal);
  if (const auto rule = parts.required("rule")) out.rule = look_up(*rule, ids.renewal_rules);
  out.renewed_by = read_list(parts, "renewed_by", ids);
  read(parts, "extend_without_exam", out.extension);
  parts.finish();
  return out;
}

void read_study_hours(Fields& fields) {
  const auto hours = fields.optional("study_hours");
  if (!hours) return;
  Fields parts(*hours);
  for (const char* bound : {"min", "max"}) {
    if (const auto number = parts.optional(bound)) number->number(0, 20'000);
  }
  for (const char* text : {"basis", "source", "note", "kind"}) skip_text(parts, text);
  parts.finish();
}

/// What the derivation of the figures starts from and what people read; not computed with.
void read_background(Fields& fields, const Ids& ids) {
  skip_list(fields, "exam_codes");
  bool hands_on = false;
  read(fields, "hands_on", hands_on);
  skip_text(fields, "blueprint");
  if (const auto levels = fields.optional("authored_levels")) read_figures(*levels, ids, {0, 100});
  read_study_hours(fields);
  if (const auto tools = fields.optional("tool_skills")) look_up_list(*tools, ids.skills);
  skip_object(fields, "level_exceptions");
  skip_object(fields, "cap_exception");
}

std::vector<RoleFit> read_for_roles(Fields& fields, const Ids& ids) {
  std::vector<RoleFit> out;
  const auto roles = fields.optional("for_roles");
  if (!roles) return out;
  for (const Reader& entry : roles->entries(kMostEntries)) {
    const auto role = look_up_name(entry, ids.roles);
    const auto fit = entry.integer({0, 100});
    if (role && fit) out.push_back({std::string(ids.roles.ids[*role]), static_cast<int>(*fit)});
  }
  return out;
}

}  // namespace

Certification read_certification(const Reader& reader, const Ids& ids,
                                 std::optional<ProviderIndex> file_provider) {
  Certification out;
  Fields fields(reader);
  if (const auto id = fields.required("id")) out.id = id->new_id().value_or("");
  out.name = out.id;
  out.family = out.id;
  read(fields, "name", out.name);
  const auto provider = file_provider ? fields.optional("provider") : fields.required("provider");
  if (file_provider) out.provider = *file_provider;
  if (provider) out.provider = look_up(*provider, ids.providers).value_or(0);
  if (const auto level = fields.required("level")) {
    out.level = read_level(*level).value_or(out.level);
  }
  read(fields, "family", out.family);
  read(fields, "aliases", out.aliases);
  read(fields, "named_alone", out.named_alone);
  out.attestations = read_attestations(fields, ids);
  if (const auto minutes = fields.required("study_minutes")) {
    out.study_minutes = minutes->integer({0, 1'000'000}).value_or(0);
  }
  if (const auto fee = fields.required("fee_cents")) {
    out.fee_cents = fee->integer({0, 100'000'000}).value_or(0);
  }
  out.for_roles = read_for_roles(fields, ids);
  if (const auto tree = fields.optional("requires")) {
    out.requires_ = read_requirement<CertificationIndex>(
        *tree, [&](const Reader& leaf) { return look_up(leaf, ids.certifications); });
  }
  out.recommends = read_list(fields, "recommends", ids);
  out.covers = read_list(fields, "covers", ids);
  out.replaced_by = read_list(fields, "replaced_by", ids);
  read(fields, "min_experience_months", out.min_experience_months, kMonths);
  read(fields, "advised_experience_months", out.advised_experience_months, kMonths);
  // A last day before the first one is no error: such an exam was announced and never held.
  read(fields, "available_from", out.available_from);
  read(fields, "retires_on", out.retires_on);
  read(fields, "announced", out.announced);
  read(fields, "beta", out.beta);
  read(fields, "validity_months", out.validity_months, {1, 1200});
  out.renewal = read_renewal(fields, ids);
  read(fields, "official_url", out.official_url);
  read(fields, "note", out.note);
  out.doubts = read_doubts(fields, ids);
  read(fields, "exam_minutes", out.exam_minutes, {0, 100'000});
  out.domains = read_domains(fields, ids);
  read_background(fields, ids);
  out.provenance = read_provenance(fields, ids);
  fields.finish();
  return out;
}

}  // namespace certrail
