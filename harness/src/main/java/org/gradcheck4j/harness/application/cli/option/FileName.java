package org.gradcheck4j.harness.application.cli.option;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.gradcheck4j.harness.BadInputException;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** The name of a file or a folder as users type it: some systems do not take every character. */
public final class FileName implements ITypeConverter<Path> {

    /** Made by picocli. */
    FileName() {}

    /**
     * {@return the path with a name}
     *
     * @param typed the name
     * @throws BadInputException if no file can have it
     */
    public static Path of(String typed) {
        try {
            return new FileName().convert(typed);
        } catch (TypeConversionException e) {
            throw new BadInputException(String.valueOf(e.getMessage()));
        }
    }

    @Override
    public Path convert(String typed) {
        if (typed.isEmpty()) {
            throw new TypeConversionException("'', expected the name of a file or a folder");
        }
        try {
            return Path.of(typed);
        } catch (InvalidPathException e) {
            throw new TypeConversionException("'%s', which no file can be named".formatted(typed));
        }
    }
}
