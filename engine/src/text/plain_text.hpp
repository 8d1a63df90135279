// Texts without their mark-up.
#pragma once

#include <string>
#include <string_view>

namespace certrail {

/// `text` without HTML: tags of letters alone (b, span, a) vanish, all others become an empty line;
/// comments, scripts and style sheets go with what is in them; named and numbered entities become
/// what they stand for, also where they were escaped twice. A '<' that begins no tag stays. `text`
/// itself where it has neither tags nor entities, else a view of `memory`.
std::string_view plain_text(std::string_view text, std::string& memory);

}  // namespace certrail
