package org.gradcheck4j.harness.corpus;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One class of the corpus. The lists are found among the compiled classes, so that no file can be forgotten.
 *
 * @param type a backprop with a header: {@link Mistake} or {@link RightWay}
 */
public record CorpusClass(Class<? extends Backprop> type) {

    /** {@return every backprop of the folder {@code wrong}, by name} */
    public static List<CorpusClass> wrong() {
        return in("wrong");
    }

    /** {@return every backprop of the folder {@code right}, by name} */
    public static List<CorpusClass> right() {
        return in("right");
    }

    /** {@return the facts, if it is a mistake} */
    public Optional<Mistake> mistake() {
        return Optional.ofNullable(type.getAnnotation(Mistake.class));
    }

    /** {@return the facts, if it is right} */
    public Optional<RightWay> rightWay() {
        return Optional.ofNullable(type.getAnnotation(RightWay.class));
    }

    /** {@return a new one, which has seen nothing yet} */
    public Backprop create() {
        try {
            return type.getConstructor().newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(type + " needs a public constructor without arguments", e);
        }
    }

    @Override
    public String toString() {
        return type.getSimpleName();
    }

    private static List<CorpusClass> in(String folder) {
        String packageName = CorpusClass.class.getPackageName() + "." + folder + ".";
        try (Stream<Path> files = Files.list(Path.of(
                Objects.requireNonNull(CorpusClass.class.getResource(folder)).toURI()))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".class") && !name.contains("$"))
                    .sorted()
                    .map(name -> load(packageName + name.substring(0, name.length() - ".class".length())))
                    .toList();
        } catch (IOException | URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static CorpusClass load(String name) {
        try {
            return new CorpusClass(Class.forName(name).asSubclass(Backprop.class));
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }
}
