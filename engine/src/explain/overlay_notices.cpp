#include "explain/overlay_notices.hpp"

#include <string>

namespace certrail {
namespace {

constexpr std::size_t kMostNamedChanges = 4;

std::string fields_of(const Overlay::Change& change) {
  std::string text;
  for (std::size_t i = 0; i < change.fields.size(); ++i) {
    if (i > 0) text += i + 1 == change.fields.size() ? " and " : ", ";
    text += change.fields[i];
  }
  return text;
}

/// "changes fee_cents of aws:SAA-C03", "adds the role acme", "left out, ended on ...: ...".
std::string change_text(const Overlay::Change& change) {
  const std::string thing =
      change.kind == "certification" ? change.id : "the " + change.kind + ' ' + change.id;
  std::string text =
      change.fields.empty() ? "adds " + thing : "changes " + fields_of(change) + " of " + thing;
  if (!change.until) return text;
  return text + (change.ended ? " (not used: ended on " : " (until ") + to_string(*change.until) +
         ')';
}

}  // namespace

void add_overlay_notices(const Catalog& catalog, std::vector<Notice>& notices) {
  for (const Overlay& overlay : catalog.overlays) {
    std::string text = "Overlay " + overlay.name;
    if (overlay.file != overlay.name) text += " (" + overlay.file + ')';
    text += overlay.changes.empty() ? " changes nothing" : ": ";
    for (std::size_t i = 0; i < overlay.changes.size(); ++i) {
      if (i == kMostNamedChanges) {
        text += "; and " + std::to_string(overlay.changes.size() - i) + " more";
        break;
      }
      if (i > 0) text += "; ";
      text += change_text(overlay.changes[i]);
    }
    notices.push_back({"overlay", text + '.', {}});
  }
}

void add_overlay_end(const Catalog& catalog, Step& step) {
  const std::string& id = catalog.certifications[step.certification].id;
  for (const Overlay& overlay : catalog.overlays) {
    for (const Overlay::Change& change : overlay.changes) {
      if (change.kind != "certification" || change.id != id || change.ended || !change.until ||
          *change.until >= step.exam_on) {
        continue;
      }
      step.notices.push_back({"overlay-ends",
                              "What the overlay " + overlay.name + " says of it holds until " +
                                  to_string(*change.until) + ", before this exam.",
                              step.certification});
    }
  }
}

}  // namespace certrail
