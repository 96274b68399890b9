/**
 * The documents of a run, as commands take them.
 */
import { requiredSeveral, several } from '../program/flags.js';

export const runDocuments = {
  pack: requiredSeveral('<name>', {
    vi: 'bộ tiêu chí: tệp, thư mục hoặc gói; có thể ghi nhiều lần',
    en: 'pack: file, folder or package; may be repeated',
  }),
  programme: several('<name>', {
    vi: 'chương trình: tệp, thư mục hoặc gói; có thể ghi nhiều lần',
    en: 'programme: file, folder or package; may be repeated',
  }),
  places: several('<name>', {
    vi: 'địa bàn: tệp, thư mục hoặc gói; có thể ghi nhiều lần',
    en: 'places: file, folder or package; may be repeated',
  }),
};
