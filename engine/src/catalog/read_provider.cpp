#include <array>
#include <string_view>

#include "catalog/read_records.hpp"

namespace certrail {

Provider read_provider(const Reader& reader) {
  static constexpr std::array<std::string_view, 3> kinds = {"cloud", "platform", "neutral"};
  Provider out;
  Fields fields(reader);
  if (const auto id = fields.required("id")) {
    out.id = id->new_id().value_or("");
    // In a profile's cloud_preference this word stands for all clouds not named.
    if (out.id == "default") id->report(ProblemCode::invalid_value, "default is no provider's id");
  }
  out.name = out.id;
  read(fields, "name", out.name);
  if (const auto kind = fields.required("kind")) {
    if (const auto word = kind->word(kinds)) out.kind = static_cast<ProviderKind>(*word);
  }
  read(fields, "aliases", out.aliases);
  read(fields, "certifies_in", out.certifies_in);
  skip_text(fields, "note");
  fields.finish();
  return out;
}

Source read_source(const Reader& reader) {
  Source out;
  out.id = std::string(reader.name());
  Fields fields(reader);
  read(fields, "address", out.address);
  read_partial_date(fields, "as_of", out.as_of);
  read(fields, "kind", out.kind);
  read(fields, "reliability", out.reliability);
  skip_text(fields, "note");
  read(fields, "licence", out.licence);
  read(fields, "attribution", out.attribution);
  fields.finish();
  return out;
}

}  // namespace certrail
