// JSON Resume (jsonresume.org/schema): certificates, skills and work; older ones have
// certifications, and certificates among their awards.
#include "catalog/json_text.hpp"
#include "exchange/person_json.hpp"

namespace certrail {

EntryPlace LooseFields::place(const PersonReading& reading, std::string_view name) const {
  if (reading.token) return *reading.token;
  std::string pointer = object_.pointer();
  if (!name.empty()) pointer += pointer_step(name);
  return {reading.document, std::move(pointer), 0};
}

namespace {

/// The first of the names that the object has a text under, with the date it is.
std::optional<WrittenDate> resume_date(LooseFields& fields, PersonReading& reading,
                                       std::string_view name, std::string_view other) {
  const std::string first = fields.text(name);
  if (!first.empty()) return reading.date(first, fields.place(reading, name));
  return reading.date(fields.text(other), fields.place(reading, other));
}

void read_certificate(const Reader& item, PersonReading& reading, bool award) {
  CertificateEntry entry;
  entry.award = award;
  if (item.value().is_string()) {
    entry.name = item.text().value_or("");
    entry.place = {reading.document, item.pointer(), 0};
  } else {
    LooseFields fields(item);
    if (!fields.valid()) return;
    entry.name = fields.text("name", "title");
    entry.issuer = fields.text("issuer", "awarder");
    const std::string address = fields.text("url");
    if (!address.empty()) entry.addresses.push_back(address);
    entry.earned = resume_date(fields, reading, "date", "startDate");
    entry.expires = resume_date(fields, reading, "expirationDate", "endDate");
    entry.place = fields.place(reading);
  }
  if (!entry.name.empty() || !entry.addresses.empty()) reading.add(std::move(entry));
}

void read_skill_group(const Reader& item, PersonReading& reading) {
  SkillEntry entry;
  if (item.value().is_string()) {
    entry.name = item.text().value_or("");
    entry.place = {reading.document, item.pointer(), 0};
    if (!entry.name.empty()) reading.add(std::move(entry));
    return;
  }
  LooseFields fields(item);
  if (!fields.valid()) return;
  entry.name = fields.text("name");
  entry.level = fields.text("level");
  entry.place = fields.place(reading, "name");
  const std::string level = entry.level;
  if (!entry.name.empty()) reading.add(std::move(entry));
  const auto keywords = fields.field("keywords");
  if (!keywords) return;
  for (const Reader& keyword : keywords->items(kMostPersonEntries)) {
    SkillEntry one;
    one.name = keyword.text().value_or("");
    one.level = level;
    one.in_group = true;
    one.place = {reading.document, keyword.pointer(), 0};
    if (!one.name.empty()) reading.add(std::move(one));
  }
}

void read_work(const Reader& item, PersonReading& reading) {
  LooseFields fields(item);
  if (!fields.valid()) return;
  const std::string from = fields.text("startDate");
  const std::string to = fields.text("endDate");
  reading.add_position(from, to, fields.place(reading));
}

template <class Read>
void read_resume_list(LooseFields& resume, std::string_view name, const Read& read) {
  const auto list = resume.field(name);
  if (!list) return;
  for (const Reader& item : list->items(kMostPersonEntries)) read(item);
}

}  // namespace

void read_json_resume(const Reader& root, PersonReading& reading) {
  LooseFields resume(root);
  const auto certificate = [&](const Reader& item) { read_certificate(item, reading, false); };
  read_resume_list(resume, "certificates", certificate);
  read_resume_list(resume, "certifications", certificate);
  read_resume_list(resume, "awards",
                   [&](const Reader& item) { read_certificate(item, reading, true); });
  read_resume_list(resume, "skills", [&](const Reader& item) { read_skill_group(item, reading); });
  read_resume_list(resume, "work", [&](const Reader& item) { read_work(item, reading); });
}

}  // namespace certrail
