package org.gradcheck4j.harness.npz;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gradcheck4j.harness.BadInputException;

/**
 * How parts of a gradient file are named in it, such as {@code W{i}=fc{i}.weight} or {@code X=inputs}.
 *
 * <p>{@code {i}} stands for the number of a layer. In the file it may be any whole number: the smallest is layer 1, the
 * next layer 2, and so on. So a file may count from 0, or in steps of 2, as PyTorch's {@code Sequential} does.
 */
public final class PartPattern {

    private static final String LAYER = "{i}";

    private final String text;
    private final String part;
    private final Pattern inFile;

    private PartPattern(String text, String part, Pattern inFile) {
        this.text = text;
        this.part = part;
        this.inFile = inFile;
    }

    /**
     * {@return the pattern}
     *
     * @param text as a user types it: a part, {@code =}, and its name in the file
     * @throws BadInputException if it is not of this form
     */
    public static PartPattern parse(String text) {
        int equals = text.indexOf('=');
        String part = equals < 0 ? "" : text.substring(0, equals);
        String name = text.substring(equals + 1);
        int at = name.indexOf(LAYER);
        boolean ofLayers = part.contains(LAYER);
        boolean known = PartName.parse(part.replace(LAYER, "1")).isPresent();
        boolean once = at == name.lastIndexOf(LAYER) && (at >= 0) == ofLayers;
        if (!known || name.isEmpty() || !once || (ofLayers && !part.endsWith(LAYER))) {
            boolean isTurnedRound =
                    !known && PartName.parse(name.replace(LAYER, "1")).isPresent();
            String hint = isTurnedRound
                    ? ": did you mean %s=%s?".formatted(name, part)
                    : known && ofLayers && at < 0
                            ? ": {i} stands in the name, too; of one layer, write its number"
                            : "";
            throw new BadInputException(
                    "'" + text + "', expected PART=NAME, such as X=inputs, W1=w or W{i}=fc{i}.weight" + hint);
        }
        Pattern inFile = ofLayers
                ? Pattern.compile(Pattern.quote(name.substring(0, at))
                        + "(0|[1-9]\\d{0,8})"
                        + Pattern.quote(name.substring(at + LAYER.length())))
                : Pattern.compile(Pattern.quote(name));
        return new PartPattern(text, part, inFile);
    }

    /**
     * {@return the parts by the names that gradient files have}
     *
     * @param source the file, for messages
     * @param parts by their names in the file
     * @param patterns which may be none
     * @throws BadInputException if a pattern renames nothing, or two parts get one name
     */
    static Map<String, Part> renamed(String source, Map<String, Part> parts, List<PartPattern> patterns) {
        Map<String, Part> left = new LinkedHashMap<>(parts);
        Map<String, Part> renamed = new LinkedHashMap<>();
        for (PartPattern pattern : patterns) {
            List<String> names = pattern.inOrderOfLayers(left);
            if (names.isEmpty()) {
                throw new BadInputException("%s: --map %s renames nothing: the file holds %s"
                        .formatted(source, pattern.text, GradientParts.listed(left.keySet())));
            }
            for (int k = 0; k < names.size(); k++) {
                put(source, renamed, pattern.part.replace(LAYER, Integer.toString(k + 1)), left.remove(names.get(k)));
            }
        }
        left.forEach((name, part) -> put(source, renamed, name, part));
        return renamed;
    }

    private List<String> inOrderOfLayers(Map<String, Part> parts) {
        record Named(String name, int number) {}
        return parts.keySet().stream()
                .map(inFile::matcher)
                .filter(Matcher::matches)
                .map(found -> new Named(found.group(), found.groupCount() == 0 ? 0 : Integer.parseInt(found.group(1))))
                .sorted(Comparator.comparingInt(Named::number))
                .map(Named::name)
                .toList();
    }

    private static void put(String source, Map<String, Part> renamed, String name, Part part) {
        Part other = renamed.put(name, part);
        if (other != null) {
            throw new BadInputException("%s: --map makes both %s and %s %s"
                    .formatted(
                            source, GradientParts.shortened(other.name()), GradientParts.shortened(part.name()), name));
        }
    }

    /** {@return the pattern, as typed} */
    @Override
    public String toString() {
        return text;
    }
}
