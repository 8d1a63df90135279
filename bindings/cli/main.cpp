// certrail: certification paths on the command line.
#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstring>
#include <exception>
#include <string>

#include "app.hpp"

namespace {

using namespace certrail::cli;

/// False where not all could be written; a reader that went away has read what it wanted.
bool written(const std::string& text, std::FILE* stream) {
  errno = 0;
  const bool all = std::fwrite(text.data(), 1, text.size(), stream) == text.size();
  return (all && std::fflush(stream) == 0) || errno == EPIPE;
}

int report(const Outcome& outcome) {
  const bool out = written(outcome.out, stdout);
  const int reason = errno;
  if (!out) {
    const std::string text =
        std::string("error: the output cannot be written: ") + std::strerror(reason) + '\n';
    written(text, stderr);
  }
  const bool err = written(outcome.err, stderr);
  return out && err ? outcome.status : kCannotWrite;
}

int defect(const char* what) {
  std::fprintf(
      stderr, "certrail: defect in the program: %s\nPlease report it with what you asked.\n", what);
  return kDefect;
}

}  // namespace

int main(int argc, char** argv) {
  std::signal(SIGPIPE, SIG_IGN);
  try {
    return report(run(argc, argv, read_environment()));
  } catch (const std::exception& error) {
    return defect(error.what());
  } catch (...) {
    return defect("an unknown exception");
  }
}
