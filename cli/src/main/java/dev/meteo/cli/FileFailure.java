package dev.meteo.cli;

import dev.meteo.messages.VisibleText;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import org.jspecify.annotations.Nullable;

/** Why a file could not be read or written, in words for its user. */
public final class FileFailure {
  private static final int MAX_LENGTH = 160;

  private FileFailure() {}

  /** The reason, safe to print, without the file's name and without Java's names of failures. */
  public static String reason(IOException failure) {
    String reason =
        switch (failure) {
          case NoSuchFileException missing -> "no such file or folder";
          case AccessDeniedException denied -> "permission denied";
          case FileAlreadyExistsException file -> "a file is in the way";
          case FileSystemException other -> other.getReason();
          default -> failure.getMessage();
        };
    return reason == null ? "input or output failed" : VisibleText.of(reason, MAX_LENGTH);
  }

  /** Whether whoever read the other end of a pipe has had enough. */
  public static boolean isClosedPipe(@Nullable Throwable failure) {
    return failure instanceof IOException && "Broken pipe".equals(failure.getMessage());
  }
}
