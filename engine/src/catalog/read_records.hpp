// One record of a data file each, from JSON to the plain values of catalog.hpp. Everything wrong is
// reported to the reader's sink; what comes back is of use only if nothing was.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "catalog/id_table.hpp"
#include "catalog/json_reader.hpp"
#include "certrail/catalog.hpp"
#include "certrail/engine.hpp"

namespace certrail {

Provider read_provider(const Reader& reader);
Skill read_skill(const Reader& reader, const Ids& ids, Checks checks);
/// Sources are entries of an object, so their id is the field's name.
Source read_source(const Reader& reader);
/// `file_provider` is what the file names for all its certifications; may be empty.
Certification read_certification(const Reader& reader, const Ids& ids,
                                 std::optional<ProviderIndex> file_provider);
Role read_role(const Reader& reader, const Ids& ids);
Market read_market(const Reader& reader, const Ids& ids);
Policy read_policy(const Reader& reader, const Ids& ids);
/// All but the id, which is the field's name, as with sources. `families` is sorted.
TrackGroup read_track_group(const Reader& reader, const std::vector<std::string_view>& families,
                            const Ids& ids);
Track read_track(const Reader& reader, const Ids& ids);
/// All but the id, which is the field's name, as with sources.
RenewalRule read_renewal_rule(const Reader& reader, const Ids& ids);
Discount read_discount(const Reader& reader, const Ids& ids);

/// Empty after reporting.
std::optional<Level> read_level(const Reader& reader);

/// "schema_version" must be there and 1.
void read_schema_version(Fields& fields);

/// An id, or an object of ids and shares 1..1,000,000. Empty after reporting.
Mixture read_mixture(const Reader& reader, const IdTable& table);

/// {field: {source, as_of, basis}} of the record `owner`, with the sources joined by ", ". Sources
/// are checked if the data list any.
std::vector<Provenance> read_provenance(Fields& owner, const Ids& ids);

/// [{field, what, values, note}]: each field must be one of the record `owner`, each value names
/// its source, which is checked if the data list any.
std::vector<Doubt> read_doubts(Fields& owner, const Ids& ids);

/// A year, a month or a day, such as "2026-11".
void read_partial_date(Fields& fields, std::string_view name, std::string& out);

/// For people only, of any shape within the limits of JSON: an object, or a list.
void skip_object(Fields& fields, std::string_view name);
void skip_list(Fields& fields, std::string_view name);
void skip_text(Fields& fields, std::string_view name);

}  // namespace certrail
