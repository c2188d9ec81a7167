// Names: a name in any script → one key; entities and their forms; inflected forms.
//
// Purpose: Tokayev, Токаевым, Тоқаевтың, توقايەۆ and 托卡耶夫 are one man. A written name is read as sounds (`SoundTable`, from
// `locales/root`), its case endings are taken off by the tables of the packs (`NameEndings`), and what is left is compared
// with the authority files (`EntityCatalogue`, `EntityForms`) by spelling first and by sound after that.
