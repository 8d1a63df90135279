// Text that came from outside, made fit to be shown in a problem.
#pragma once

#include <string>
#include <string_view>

namespace certrail {

/// At most 60 bytes of `text`, cut between characters with "..." in place of the rest. Control
/// characters and bytes that are no UTF-8 become '?', so that problems can be printed on a terminal
/// and written as JSON.
std::string excerpt(std::string_view text);

}  // namespace certrail
