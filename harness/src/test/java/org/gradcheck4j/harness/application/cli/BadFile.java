package org.gradcheck4j.harness.application.cli;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;

/** What a user may name by mistake in place of a file that a command reads. */
enum BadFile {
    MISSING {
        @Override
        Path in(Path folder) {
            return folder.resolve("missing");
        }
    },
    A_FOLDER {
        @Override
        Path in(Path folder) throws IOException {
            return Files.createDirectory(folder.resolve("folder"));
        }
    },
    BELOW_A_FILE {
        @Override
        Path in(Path folder) throws IOException {
            return Files.createFile(folder.resolve("file")).resolve("below");
        }
    },
    A_LINK_TO_NOTHING {
        @Override
        Path in(Path folder) throws IOException {
            return Files.createSymbolicLink(folder.resolve("link"), Path.of("nothing"));
        }
    },
    A_LINK_TO_ITSELF {
        @Override
        Path in(Path folder) throws IOException {
            return Files.createSymbolicLink(folder.resolve("loop"), Path.of("loop"));
        }
    },
    /** Nothing denies root anything; but this cannot be read, on Linux. */
    UNREADABLE {
        @Override
        Path in(Path folder) {
            return Path.of("/proc/self/mem");
        }
    },
    EMPTY {
        @Override
        Path in(Path folder) throws IOException {
            return Files.createFile(folder.resolve("empty"));
        }
    },
    A_NAME_TOO_LONG {
        @Override
        Path in(Path folder) {
            return folder.resolve("x".repeat(300));
        }
    },
    A_NAME_THAT_ACTS_ON_A_TERMINAL {
        @Override
        Path in(Path folder) throws IOException {
            return Files.writeString(folder.resolve("a\n\u001b[31mred"), "a");
        }
    },
    BINARY {
        @Override
        Path in(Path folder) throws IOException {
            byte[] bytes = new byte[SOME];
            new Random(1).nextBytes(bytes);
            return Files.write(folder.resolve("binary"), bytes);
        }
    },
    ZEROS {
        @Override
        Path in(Path folder) throws IOException {
            return Files.write(folder.resolve("zeros"), new byte[SOME]);
        }
    },
    /** A file with a hole: it needs no place. */
    HUGE {
        @Override
        Path in(Path folder) throws IOException {
            Path path = folder.resolve("huge");
            try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw")) {
                file.setLength(3L << 30);
            }
            return path;
        }
    },
    A_LINE_WITHOUT_END {
        @Override
        Path in(Path folder) throws IOException {
            return Files.writeString(folder.resolve("line"), "x,".repeat(1 << 20));
        }
    },
    UTF_16 {
        @Override
        Path in(Path folder) throws IOException {
            return Files.writeString(folder.resolve("utf-16"), "a,b,y\n1,2,0\n", StandardCharsets.UTF_16);
        }
    },
    LATIN_1 {
        @Override
        Path in(Path folder) throws IOException {
            return Files.writeString(folder.resolve("latin-1"), "é,b,y\n1,2,0\n", StandardCharsets.ISO_8859_1);
        }
    },
    A_BYTE_ORDER_MARK_ALONE {
        @Override
        Path in(Path folder) throws IOException {
            return Files.writeString(folder.resolve("mark"), "\uFEFF");
        }
    },
    LINE_ENDS_ALONE {
        @Override
        Path in(Path folder) throws IOException {
            return Files.writeString(folder.resolve("ends"), "\r\n\r\n\n\r");
        }
    },
    DECIMAL_COMMAS {
        @Override
        Path in(Path folder) throws IOException {
            return Files.writeString(folder.resolve("commas"), "a;b;y\r\n1,5;2;0\r\n");
        }
    },
    NOT_FINITE {
        @Override
        Path in(Path folder) throws IOException {
            return Files.writeString(folder.resolve("nan"), "a,b,y\nNaN,Infinity,0\n");
        }
    },
    OUT_OF_RANGE {
        @Override
        Path in(Path folder) throws IOException {
            return Files.writeString(folder.resolve("range"), "a,b,y\n1e999,2,0\n");
        }
    },
    A_QUOTE_WITHOUT_END {
        @Override
        Path in(Path folder) throws IOException {
            return Files.writeString(folder.resolve("quote"), "\"a,b,y\n1,2,0\n");
        }
    },
    JSON {
        @Override
        Path in(Path folder) throws IOException {
            return Files.writeString(folder.resolve("json"), "[".repeat(100_000));
        }
    },
    ANOTHER_ZIP {
        @Override
        Path in(Path folder) throws IOException {
            return Files.write(
                    folder.resolve("zip"),
                    new byte[] {'P', 'K', 5, 6, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0});
        }
    };

    private static final int SOME = 5000;

    /** Makes it. */
    abstract Path in(Path folder) throws IOException;
}
