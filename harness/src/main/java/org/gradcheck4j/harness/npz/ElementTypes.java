package org.gradcheck4j.harness.npz;

import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.gradcheck4j.harness.BadInputException;

/** Which element types the parts of a gradient file may have. */
final class ElementTypes {

    /** Python objects, alone or in a record. */
    private static final Pattern PICKLED = Pattern.compile("\\|O");

    private ElementTypes() {}

    /** {@return the element type of a part, one that it may have} */
    static ElementType of(Part part, NpyHeader header) {
        String typeString = header.literal().typeString();
        if (PICKLED.matcher(typeString).find()) {
            throw part.bad("holds pickled Python objects (dtype " + PartNames.shortened(typeString)
                    + "), which are never loaded, expected " + expected(part));
        }
        Optional<ElementType> type = ElementType.parse(typeString);
        return type.filter(known -> mayHave(part, known))
                .orElseThrow(() ->
                        part.bad("has the dtype " + PartNames.shortened(typeString) + ", expected " + expected(part)));
    }

    private static boolean mayHave(Part part, ElementType type) {
        return switch (part.name()) {
            case "y" -> !type.isText();
            case "engine" -> type.isText();
            default -> type.isFloat();
        };
    }

    private static String expected(Part part) {
        return switch (part.name()) {
            case "y" -> "float16, float32, float64, an integer type or bool";
            case "engine" -> "str or bytes";
            default -> "float16, float32 or float64";
        };
    }

    /**
     * {@return the element type of dW1, after a check that every gradient shares its precision}
     *
     * <p>Activations and the loss may be wider (a loss in a Python float, say), but not narrower: rounded once more, a
     * correct forward pass would seem wrong.
     */
    static ElementType ofTheGradients(String source, NpyArrays arrays) {
        ElementType first = arrays.get("dW1").type();
        IntStream.rangeClosed(1, arrays.depth())
                .boxed()
                .flatMap(i -> Stream.of(arrays.get("dW", i), arrays.get("db", i)))
                .filter(gradient -> gradient.type().size() != first.size())
                .findFirst()
                .ifPresent(other -> {
                    throw new BadInputException(source + ": the gradients mix precisions: dW1 is " + first.floatName()
                            + ", " + other.part().name() + " is "
                            + other.type().floatName() + ", expected one for all");
                });
        IntStream.rangeClosed(0, arrays.depth())
                .mapToObj(i -> i == 0 ? arrays.optional("J") : arrays.optional("A" + i))
                .flatMap(Optional::stream)
                .filter(given -> given.type().size() < first.size())
                .findFirst()
                .ifPresent(narrow -> {
                    throw narrow.part()
                            .bad("is " + narrow.type().floatName() + ", narrower than the gradients, expected "
                                    + first.floatName());
                });
        return first;
    }
}
