#include "completion.hpp"

#include <fmt/format.h>

#include <map>
#include <vector>

#include "text.hpp"

namespace certrail::cli {
namespace {

/// What may follow a flag: words, or a kind of ids for `certrail ids KIND`.
struct Values {
  std::string words;
  std::string ids;
};

const std::map<std::string, Values>& values_of_flags() {
  static const std::map<std::string, Values> values = {
      {"--role", {"", "roles"}},
      {"--market", {"none", "markets"}},
      {"--policy", {"", "policies"}},
      {"--prefer", {"", "clouds"}},
      {"--only", {"", "clouds"}},
      {"--provider", {"", "providers"}},
      {"--have", {"", "certifications"}},
      {"--include", {"", "certifications"}},
      {"--exclude", {"", "certifications"}},
      {"--id", {"", "certifications"}},
      {"--skill", {"", "skills"}},
      {"--track", {"", "tracks"}},
      {"--objective", {"score time money steps", ""}},
      {"--horizon", {"1y 2y 3y 5y 10y 18m", ""}},
      {"--sort", {"rank horizon horizon-hours", ""}},
      {"--format", {"table json markdown dot ctdl csv", ""}},
      {"--from", {"json-resume open-badges linkedin ndjson csv", ""}},
      {"--input-format", {"ndjson csv json text", ""}},
      {"--fields", {"best paths steps full", ""}},
      {"--to", {"ndjson csv", ""}},
      {"--level", {"foundational associate specialty professional expert", ""}},
      {"--state", {"open beta upcoming retired all", ""}}};
  return values;
}

/// What may follow a command that takes an argument.
const std::map<std::string, Values>& values_of_commands() {
  static const std::map<std::string, Values> values = {{"catalog show", {"", "certifications"}},
                                                       {"roles", {"", "roles"}},
                                                       {"skills", {"", "skills"}},
                                                       {"markets", {"", "markets"}},
                                                       {"market diff", {"", "markets"}},
                                                       {"tracks", {"", "tracks"}},
                                                       {"completion", {"bash zsh fish", ""}}};
  return values;
}

/// A command with what can be typed after it.
struct Node {
  std::string path;  ///< "catalog show"; empty = the program itself
  std::vector<std::string> commands;
  std::vector<std::string> flags;
};

void collect(const CLI::App& app, const std::string& path, std::vector<Node>& nodes) {
  Node node{path, {}, {}};
  for (const CLI::Option* option : app.get_options()) {
    for (const std::string& name : option->get_lnames()) node.flags.push_back("--" + name);
  }
  std::vector<const CLI::App*> commands;
  for (const CLI::App* command : app.get_subcommands({})) {
    if (command->get_group().empty()) continue;  // hidden
    commands.push_back(command);
    node.commands.push_back(command->get_name());
  }
  nodes.push_back(std::move(node));
  for (const CLI::App* command : commands) {
    collect(*command, path.empty() ? command->get_name() : path + " " + command->get_name(), nodes);
  }
}

std::string bash_words(const Values& values) {
  std::string words = values.words;
  if (!values.ids.empty()) {
    words += (words.empty() ? "" : " ") + fmt::format("$(certrail ids {} 2>/dev/null)", values.ids);
  }
  return words;
}

std::string bash(const std::vector<Node>& nodes) {
  std::string text = R"(# Completion of certrail for bash:  source <(certrail completion bash)
_certrail() {
  local cur="${COMP_WORDS[COMP_CWORD]}" prev="${COMP_WORDS[COMP_CWORD-1]}" path="" word words=""
  for word in "${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
    case "$path $word" in
)";
  for (const Node& node : nodes) {
    for (const std::string& command : node.commands) {
      const std::string whole = node.path.empty() ? command : node.path + " " + command;
      text += fmt::format("      \"{} {}\") path=\"{}\" ;;\n", node.path, command, whole);
    }
  }
  text += "    esac\n  done\n  case \"$prev\" in\n";
  for (const auto& [flag, values] : values_of_flags()) {
    text += fmt::format("    {}) words=\"{}\" ;;\n", flag, bash_words(values));
  }
  text +=
      "    --profile|--data|--output|--summary|--report) COMPREPLY=($(compgen -f -- \"$cur\")); "
      "return ;;\n    *) case "
      "\"$path\" in\n";
  for (const Node& node : nodes) {
    std::string words = join(node.commands, " ");
    const auto argument = values_of_commands().find(node.path);
    if (argument != values_of_commands().end()) words += " " + bash_words(argument->second);
    words += " " + join(node.flags, " ");
    text += fmt::format("      \"{}\") words=\"{}\" ;;\n", node.path, words);
  }
  return text + R"(    esac ;;
  esac
  # A colon is a word of its own to bash: complete what follows it.
  if [[ $COMP_WORDBREAKS == *:* && $cur == : ]]; then cur=""; fi
  COMPREPLY=($(compgen -W "$words" -- "$cur"))
}
complete -o default -F _certrail certrail
)";
}

/// zsh runs completion functions of bash.
std::string zsh(const std::vector<Node>& nodes) {
  return "#compdef certrail\n# Completion of certrail for zsh:  source <(certrail completion zsh)\n"
         "autoload -U +X compinit && compinit -u\n"
         "autoload -U +X bashcompinit && bashcompinit\n" +
         bash(nodes);
}

std::string fish_condition(const std::string& path) {
  if (path.empty()) return "__fish_use_subcommand";
  const auto space = path.find(' ');
  std::string text = "__fish_seen_subcommand_from " + path.substr(0, space);
  if (space != std::string::npos) {
    text += "; and __fish_seen_subcommand_from " + path.substr(space + 1);
  }
  return text;
}

std::string fish(const std::vector<Node>& nodes) {
  const auto offered = [](const Values& values) {
    std::string words = values.words;
    if (!values.ids.empty()) {
      words +=
          (words.empty() ? "" : " ") + fmt::format("(certrail ids {} 2>/dev/null)", values.ids);
    }
    return words;
  };
  std::string text = "# Completion of certrail for fish:  certrail completion fish | source\n";
  for (const Node& node : nodes) {
    const std::string condition = fish_condition(node.path);
    for (const std::string& command : node.commands) {
      text += fmt::format("complete -c certrail -f -n '{}' -a '{}'\n", condition, command);
    }
    const auto argument = values_of_commands().find(node.path);
    if (argument != values_of_commands().end()) {
      text += fmt::format("complete -c certrail -f -n '{}' -a '{}'\n", condition,
                          offered(argument->second));
    }
    for (const std::string& flag : node.flags) {
      const auto values = values_of_flags().find(flag);
      text += fmt::format("complete -c certrail -n '{}' -l {}", condition, flag.substr(2));
      if (values != values_of_flags().end()) {
        text += fmt::format(" -x -a '{}'", offered(values->second));
      }
      text += '\n';
    }
  }
  return text;
}

}  // namespace

std::string completion_script(const CLI::App& app, const std::string& shell) {
  std::vector<Node> nodes;
  collect(app, "", nodes);
  if (shell == "bash") return bash(nodes);
  if (shell == "zsh") return zsh(nodes);
  if (shell == "fish") return fish(nodes);
  return {};
}

}  // namespace certrail::cli
