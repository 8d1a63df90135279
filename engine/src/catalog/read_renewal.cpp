#include <array>
#include <string_view>

#include "catalog/read_records.hpp"

namespace certrail {
namespace {

constexpr Range kCents{0, 100'000'000};
constexpr Range kRenewalMinutes{0, 1'000'000};
constexpr Range kPart{0, kPpm};
constexpr Range kRenewalMonths{1, 1200};

}  // namespace

RenewalRule read_renewal_rule(const Reader& reader, const Ids& ids) {
  static constexpr std::array<std::string_view, 4> ways = {"for_life", "assessment", "exam",
                                                           "credits"};
  RenewalRule out;
  Fields fields(reader);
  if (const auto name = fields.required("name")) out.name = name->text().value_or("");
  if (const auto way = fields.required("way")) {
    if (const auto word = way->word(ways)) out.way = static_cast<RenewalWay>(*word);
  }
  read(fields, "text", out.text);
  read(fields, "extends_months", out.extends_months, kRenewalMonths);
  read(fields, "fee_cents", out.fee_cents, kCents);
  read(fields, "fee_ppm", out.fee_ppm, kPart);
  read(fields, "minutes", out.minutes, kRenewalMinutes);
  read(fields, "study_ppm", out.study_ppm, kPart);
  read(fields, "yearly_fee_cents", out.yearly_fee_cents, kCents);
  read(fields, "yearly_fee_at_once", out.yearly_fee_at_once);
  read(fields, "yearly_fee_shared", out.yearly_fee_shared);
  skip_text(fields, "note");
  out.provenance = read_provenance(fields, ids);
  fields.finish();
  return out;
}

Discount read_discount(const Reader& reader, const Ids& ids) {
  Discount out;
  Fields fields(reader);
  if (const auto id = fields.required("id")) out.id = id->new_id().value_or("");
  out.name = out.id;
  read(fields, "name", out.name);
  if (const auto provider = fields.required("provider")) {
    out.provider = look_up(*provider, ids.providers).value_or(0);
  }
  if (const auto off = fields.required("off_ppm")) {
    out.off_ppm = off->integer({1, kPpm}).value_or(0);
  }
  read(fields, "after_pass", out.after_pass);
  read(fields, "within_months", out.within_months, kRenewalMonths);
  if (const auto only = fields.optional("only")) {
    out.only = look_up_list(*only, ids.certifications);
  }
  if (const auto text = fields.required("condition")) out.condition = text->text().value_or("");
  skip_text(fields, "note");
  out.provenance = read_provenance(fields, ids);
  fields.finish();
  return out;
}

}  // namespace certrail
