#include <array>
#include <string>

#include "catalog/policy_tables.hpp"
#include "catalog/read_records.hpp"

namespace certrail {
namespace {

constexpr Range kWeight{0, kPpm};
constexpr Range kPrice{0, 1'000'000'000};

/// 101 integers that never fall, from 0 to 1,000,000.
void read_table(Fields& fields, std::string_view name, std::array<std::int64_t, 101>& out) {
  const auto field = fields.optional(name);
  if (!field) return;
  if (field->value().is_array() && field->value().size() != out.size()) {
    field->report(ProblemCode::out_of_range,
                  std::to_string(field->value().size()) + " items, expected exactly 101");
    return;
  }
  std::int64_t last = 0;
  std::size_t position = 0;
  for (const Reader& item : field->items(out.size())) {
    const bool first = position == 0;
    const bool final = position + 1 == out.size();
    const auto entry = item.integer(kWeight);
    if (entry && first && *entry != 0) {
      item.report(ProblemCode::out_of_range, "the first entry must be 0");
    } else if (entry && final && *entry != kPpm) {
      item.report(ProblemCode::out_of_range, "the last entry must be 1000000");
    } else if (entry && *entry < last) {
      item.report(ProblemCode::out_of_range,
                  "falls from " + std::to_string(last) + " to " + std::to_string(*entry));
    }
    if (entry) last = *entry;
    out[position++] = entry.value_or(0);
  }
}

void read_required(Fields& fields, std::string_view name, std::int64_t& out, Range range) {
  if (const auto field = fields.required(name)) out = field->integer(range).value_or(0);
}

}  // namespace

Policy read_policy(const Reader& reader, const Ids& /*ids*/) {
  Policy out;
  out.ease = default_ease();
  out.worth = default_worth();
  Fields fields(reader);
  read_schema_version(fields);
  if (const auto id = fields.required("id")) out.id = id->new_id().value_or("");
  skip_text(fields, "name");
  read_required(fields, "role_weight", out.role_weight, kWeight);
  read_required(fields, "market_weight", out.market_weight, kWeight);
  read_required(fields, "credential_weight", out.credential_weight, kPrice);
  read_required(fields, "price_of_hour", out.price_of_hour, kPrice);
  read_required(fields, "price_of_dollar", out.price_of_dollar, kPrice);
  read_required(fields, "price_of_other_cloud", out.price_of_other_cloud, kPrice);
  read_required(fields, "transfer", out.transfer, kWeight);
  read_table(fields, "ease", out.ease);
  read_table(fields, "worth", out.worth);
  skip_object(fields, "reasons");
  skip_text(fields, "note");
  skip_object(fields, "provenance");
  fields.finish();
  return out;
}

}  // namespace certrail
