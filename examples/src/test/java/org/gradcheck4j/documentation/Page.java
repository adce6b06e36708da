package org.gradcheck4j.documentation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A page of the documentation.
 *
 * @param file where it stands
 * @param lines of it
 */
record Page(Path file, List<String> lines) {

    /** The root of the repository: a build runs this module's tests in the module's folder. */
    static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    private static final String FENCE = "```";
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)#]+)[^)]*\\)");

    /** Returns README, CONTRIBUTING and everything in docs. */
    static List<Page> all() {
        try (Stream<Path> docs = Files.list(ROOT.resolve("docs"))) {
            return Stream.concat(Stream.of("README.md", "CONTRIBUTING.md").map(ROOT::resolve), docs.sorted())
                    .filter(file -> file.toString().endsWith(".md"))
                    .map(file -> new Page(file, read(file).lines().toList()))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the fenced blocks, in order. */
    List<Fence> fences() {
        List<Fence> fences = new ArrayList<>();
        for (int at = 0; at < lines.size(); at++) {
            if (lines.get(at).startsWith(FENCE)) {
                int end = at + 1;
                while (!lines.get(end).equals(FENCE)) {
                    end++;
                }
                String place = "%s, line %d".formatted(ROOT.relativize(file), at + 1);
                fences.add(new Fence(lines.get(at).substring(FENCE.length()), lines.subList(at + 1, end), place));
                at = end;
            }
        }
        return fences;
    }

    /** Returns the lines of the shell's blocks; a text block after one shows what its last line prints. */
    Stream<CommandLine> shellLines() {
        List<CommandLine> shown = new ArrayList<>();
        List<Fence> fences = fences();
        for (int at = 0; at < fences.size(); at++) {
            Fence fence = fences.get(at);
            Optional<String> output = fences.stream()
                    .skip(at + 1L)
                    .limit(1)
                    .filter(next -> next.language().equals("text"))
                    .map(next -> String.join("\n", next.lines()) + "\n")
                    .findFirst();
            for (int k = 0; k < fence.lines().size() && fence.language().equals("sh"); k++) {
                boolean last = k == fence.lines().size() - 1;
                String typed = fence.lines().get(k).replaceFirst("\\s+#.*", "");
                shown.add(new CommandLine(typed, fence.place(), last ? output : Optional.empty()));
            }
        }
        return shown.stream();
    }

    /** Returns what stands in backticks in sentences and tables. */
    Stream<String> code() {
        return CODE.matcher(prose()).results().map(found -> found.group(1));
    }

    /** Returns the targets of links, without their anchors and without those that leave the repository. */
    Stream<String> links() {
        return LINK.matcher(prose())
                .results()
                .map((MatchResult found) -> found.group(1))
                .filter(target -> !target.contains("://"));
    }

    private String prose() {
        List<String> prose = new ArrayList<>(lines);
        fences().forEach(fence -> prose.removeAll(fence.lines()));
        return String.join("\n", prose).replace(FENCE, "");
    }

    @Override
    public String toString() {
        return ROOT.relativize(file).toString();
    }
}
