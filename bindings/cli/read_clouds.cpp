// --prefer gives marks, --only rules out all other clouds; together, marks among those named.
#include <algorithm>

#include "certrail/names.hpp"
#include "question_reader.hpp"

namespace certrail::cli {
namespace {

using Mark = CloudPreference::Mark;

const Mark* find_mark(const std::vector<Mark>& marks, const std::string& provider) {
  const auto found = std::find_if(marks.begin(), marks.end(),
                                  [&](const Mark& mark) { return mark.provider == provider; });
  return found == marks.end() ? nullptr : &*found;
}

const Provider* read_provider(QuestionReader& reader, const std::string& name,
                              const std::string& flag) {
  const auto index = reader.taken(resolve_provider(reader.catalog, name, flag));
  return index ? &reader.catalog.providers[*index] : nullptr;
}

void read_prefer(QuestionReader& reader, CloudPreference& preference) {
  const std::string flag = "--prefer";
  const auto parts = reader.taken(named_values(*reader.one(flag), flag));
  if (!parts) return;
  for (const NamedValue& part : *parts) {
    std::optional<std::int64_t> value = 100;
    if (!part.value.empty()) value = reader.taken(whole_number(part.value, flag, 0, 100));
    if (part.name == "others" && !part.value.empty()) {
      if (preference.others) {
        reader.refuse(ProblemCode::duplicate_id, flag, part.name, "others is given a mark twice");
      }
      if (value) preference.others = static_cast<int>(*value);
      continue;
    }
    const Provider* provider = read_provider(reader, part.name, flag);
    if (provider == nullptr || !value) continue;
    if (find_mark(preference.named, provider->id) != nullptr) {
      reader.refuse(ProblemCode::duplicate_id, flag, part.name,
                    "the provider " + provider->id + " is given a mark twice");
      continue;
    }
    preference.named.push_back({provider->id, static_cast<int>(*value)});
  }
}

void read_only(QuestionReader& reader, CloudPreference& preference) {
  const std::string flag = "--only";
  const auto parts = reader.taken(named_values(*reader.one(flag), flag));
  if (!parts) return;
  std::vector<Mark> kept;
  for (const NamedValue& part : *parts) {
    if (!part.value.empty()) {
      reader.refuse(ProblemCode::wrong_type, flag, *reader.one(flag),
                    "'" + part.name + "=" + part.value +
                        "': marks are given by --prefer, --only takes names alone");
      continue;
    }
    const Provider* provider = read_provider(reader, part.name, flag);
    if (provider == nullptr) continue;
    if (provider->kind != ProviderKind::cloud) {
      reader.refuse(ProblemCode::invalid_value, flag, part.name,
                    provider->id + " is no cloud; --only rules out the other clouds and no others");
      continue;
    }
    if (find_mark(kept, provider->id) != nullptr) {
      reader.refuse(ProblemCode::duplicate_id, flag, part.name,
                    "the cloud " + provider->id + " is named twice");
      continue;
    }
    const Mark* marked = find_mark(preference.named, provider->id);
    kept.push_back({provider->id, marked == nullptr ? 100 : marked->value});
  }
  for (const Mark& mark : preference.named) {
    const auto index = find_provider(reader.catalog, mark.provider);
    if (reader.catalog.providers[*index].kind != ProviderKind::cloud) {
      kept.push_back(mark);
    } else if (mark.value > 0 && find_mark(kept, mark.provider) == nullptr) {
      reader.refuse(ProblemCode::wrong_use, flag, *reader.one(flag),
                    "--prefer gives " + mark.provider + " a mark that --only rules out");
    }
  }
  preference.named = std::move(kept);
  preference.others = 0;
}

}  // namespace

void read_clouds(QuestionReader& reader) {
  const bool prefer = reader.one("--prefer") != nullptr;
  const bool only = reader.one("--only") != nullptr;
  if (!prefer && !only) return;
  CloudPreference preference;
  if (prefer) read_prefer(reader, preference);
  if (only) read_only(reader, preference);
  reader.profile().cloud_preference = std::move(preference);
  reader.comes_from("/cloud_preference", prefer ? "--prefer" : "--only");
}

}  // namespace certrail::cli
